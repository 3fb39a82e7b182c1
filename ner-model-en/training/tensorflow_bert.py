"""A published BERT (12 layers x 768) as a token classifier: read from TensorFlow's files without TensorFlow."""
import glob

import numpy
import torch
from transformers import BertConfig, BertForTokenClassification

from dropout import replace_dropout

PARTS = {"kernel": "weight", "gamma": "weight", "beta": "bias", "word_embeddings": "word_embeddings.weight", "position_embeddings": "position_embeddings.weight",
         "token_type_embeddings": "token_type_embeddings.weight", "output_bias": "bias"}


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


def settings(pieces, labels=(), layers=12, dropout=0.1):
    """What transformers needs to know of the network."""
    return BertConfig(vocab_size=pieces, hidden_size=768, num_hidden_layers=layers, num_attention_heads=12, intermediate_size=3072, num_labels=len(labels),
                      id2label=dict(enumerate(labels)), label2id={label: i for i, label in enumerate(labels)}, hidden_dropout_prob=dropout,
                      attention_probs_dropout_prob=0.0, attn_implementation="eager")


def filled(model, saved, kept):
    """The network with the base's weights; `kept` names the rows of the base's embedding that are needed. What the base lacks, such as a classifier, stays as it is."""
    state = model.state_dict()
    for name, value in variables(f"{saved}/variables").items():
        ours, turned = named(name)
        if ours in state:
            value = torch.from_numpy(numpy.array(value[kept] if ours.endswith("word_embeddings.weight") or ours == "cls.predictions.bias" else value))
            state[ours] = value.T.contiguous() if turned else value
        elif not any(part in ours.lower() for part in (".layer.", "pooler", "cls.", "adam", "global_step")):
            raise SystemExit(f"expected a variable of BERT, found {name}")
    if "cls.predictions.decoder.weight" in state:  # the language model's last product is the embedding
        state["cls.predictions.decoder.weight"], state["cls.predictions.decoder.bias"] = state["bert.embeddings.word_embeddings.weight"], state["cls.predictions.bias"]
    model.load_state_dict(state)
    return model


def classifier(saved, kept, labels, layers=12):
    """The base with a fresh classifier of `labels`. The base's embedding stays as it is; `layers` keeps the lowest so many."""
    model = BertForTokenClassification(settings(len(kept), labels, layers))
    replace_dropout(model)
    filled(model, saved, kept)
    model.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    return model
