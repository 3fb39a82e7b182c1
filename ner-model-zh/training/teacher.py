"""The multilingual BERT (12 layers x 768) as a token classifier: read from TensorFlow's files without TensorFlow, with the pieces that Chinese and Latin text needs."""
import glob
import os
import re

import numpy
import torch
from tokenizers import normalizers
from torch.nn.functional import log_softmax
from transformers import BertConfig, BertForTokenClassification, BertTokenizerFast

import english  # noqa: F401
import precision
from corpus import encoded
from dropout import replace_dropout
from labels import ID, LABELS
from network import tensors

LIKE = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "…": "."}  # signs that the base has no piece for are read as others
NEEDED = re.compile(r"(##)?[\u0021-\u024f\u2000-\u20cf\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+|\[(PAD|UNK|CLS|SEP|MASK)\]")
PARTS = {"kernel": "weight", "gamma": "weight", "beta": "bias", "word_embeddings": "word_embeddings.weight", "position_embeddings": "position_embeddings.weight",
         "token_type_embeddings": "token_type_embeddings.weight"}


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value, shift, at = value | (byte & 127) << shift, shift + 7, at + 1
        if byte < 128:
            return value, at


def fields(data):
    """The fields of a protocol buffer by number; those of repeated ones in a list."""
    at, out = 0, {}
    while at < len(data):
        tag, at = varint(data, at)
        if tag & 7 == 0:
            value, at = varint(data, at)
        elif tag & 7 == 5:
            value, at = data[at : at + 4], at + 4
        else:
            size, at = varint(data, at)
            value, at = data[at : at + size], at + size
        out.setdefault(tag >> 3, []).append(value)
    return out


def entries(block):
    """Keys and values of a block of the index: a sorted table whose keys leave out what they share with the key before."""
    at, last = 0, b""
    restarts = int.from_bytes(block[-4:], "little")
    while at < len(block) - 4 - 4 * restarts:
        shared, at = varint(block, at)
        fresh, at = varint(block, at)
        size, at = varint(block, at)
        last = last[:shared] + block[at : at + fresh]
        yield last, block[at + fresh : at + fresh + size]
        at += fresh + size


def variables(folder):
    """The float variables of a TensorFlow checkpoint in one data file, by name."""
    index = open(f"{folder}/variables.index", "rb").read()
    data = numpy.memmap(glob.glob(f"{folder}/variables.data-*")[0], dtype=numpy.uint8, mode="r")
    _, at = varint(index, len(index) - 48)
    _, at = varint(index, at)
    start, at = varint(index, at)
    size, at = varint(index, at)
    out = {}
    for _, handle in entries(index[start : start + size]):
        begin, at = varint(handle, 0)
        length, _ = varint(handle, at)
        for name, value in entries(index[begin : begin + length]):
            f = fields(value)
            if name and f.get(1) == [1]:
                shape = [fields(d).get(1, [0])[0] for d in fields(f[2][0]).get(2, [])] if 2 in f else []
                offset = f.get(4, [0])[0]
                out[name.decode()] = data[offset : offset + f[5][0]].view(numpy.float32).reshape(shape)
    return out


def named(name):
    """Our name of one of TensorFlow's variables, and whether it is a product's matrix, which lies the other way round."""
    name = name.split("module/")[-1].replace("/layer_", ".layer.").replace("/", ".")
    head, _, last = name.rpartition(".")
    return f"{head}.{PARTS.get(last, last)}", last == "kernel"


def pieces(saved):
    """The pieces that are needed and their rows in the base's embedding."""
    all_pieces = open(f"{saved}/assets/vocab.txt", encoding="utf-8").read().split("\n")
    kept = [i for i, p in enumerate(all_pieces) if NEEDED.fullmatch(p)]
    return [all_pieces[i] for i in kept], kept


def network(saved, layers=12, dropout=0.1):
    """The base with a fresh classifier; `layers` keeps the lowest so many."""
    _, kept = pieces(saved)
    config = BertConfig(vocab_size=len(kept), hidden_size=768, num_hidden_layers=layers, num_attention_heads=12, intermediate_size=3072, num_labels=len(LABELS),
                        id2label=dict(enumerate(LABELS)), label2id=ID, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0, attn_implementation="eager")
    model = BertForTokenClassification(config)
    replace_dropout(model)
    state = model.state_dict()
    for name, value in variables(f"{saved}/variables").items():
        ours, turned = named(name)
        if ours in state:
            value = torch.from_numpy(numpy.array(value[kept] if ours.endswith("word_embeddings.weight") else value))
            state[ours] = value.T.contiguous() if turned else value
        elif ".layer." not in ours and "pooler" not in ours and "cls." not in ours and "adam" not in ours.lower() and "global_step" not in ours:
            raise SystemExit(f"expected a variable of BERT, found {name}")
    model.load_state_dict(state)
    model.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    return model


def tokenizer(saved, folder):
    out, _ = pieces(saved)
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/vocab.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")
    tok = BertTokenizerFast(vocab=f"{folder}/vocab.txt", do_lower_case=False, strip_accents=False)
    inner = tok.backend_tokenizer
    inner.normalizer = normalizers.Sequence([normalizers.Replace(c, like) for c, like in LIKE.items()] + [inner.normalizer])
    return tok


class Teacher:
    """What a trained teacher thinks of the words of a text; its own pieces may differ from the student's, the words do not. Keeps its answers to an epoch's texts."""

    def __init__(self, saved, checkpoint, device="cpu", asked="auto"):
        weights = torch.load(checkpoint, weights_only=False, map_location="cpu")["model"]
        layers = 1 + max(int(name.split(".layer.")[1].split(".")[0]) for name in weights if ".layer." in name)
        self.model = network(saved, layers)
        self.model.load_state_dict(weights)
        self.model.eval().to(device)
        self.tok, self.device, self.asked = tokenizer(saved, os.path.dirname(checkpoint)), device, asked
        self.own, self.answers = {}, {}

    def read(self, texts, examples):
        """Remembers the texts of an epoch's examples, and forgets those before."""
        self.own = {id(e): own for e, own in zip(examples, encoded(texts, self.tok))}
        self.answers = {}

    def opinion(self, batch):
        """Log probabilities by place and label as the batch's pieces lie, and the places that have them."""
        new = [e for e in batch if id(e) not in self.answers]
        if new:
            self.answers |= {id(e): answer for e, answer in zip(new, self.answer([self.own[id(e)] for e in new]))}
        n = max(len(e.ids) for e in batch)
        out, have = torch.zeros(len(batch), n, len(LABELS)), torch.zeros(len(batch), n, dtype=torch.bool)
        for r, e in enumerate(batch):
            answer = self.answers[id(e)]
            at = [i for i, place in enumerate(e.places) if place and place[0] in answer]
            if at:
                out[r, at], have[r, at] = torch.stack([answer[e.places[i][0]] for i in at]), True
        return out.to(self.device), have.to(self.device)

    def answer(self, own):
        """For each of the teacher's examples: log probabilities by the start of each word."""
        ids, mask, _, _ = (x.to(self.device) for x in tensors(own))
        with torch.no_grad(), precision.products(self.asked, self.device):
            logits = self.model(input_ids=ids, attention_mask=mask).logits
        logp = log_softmax(logits.float(), -1).cpu()
        return [{place[0]: logp[r, i] for i, place in enumerate(o.places) if place} for r, o in enumerate(own)]
