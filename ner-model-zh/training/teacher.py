"""The multilingual BERT (12 layers x 768) as a token classifier, with the pieces that Chinese and Latin text needs."""
import os
import re
from dataclasses import replace

import torch
from tokenizers import normalizers
from torch.nn.functional import log_softmax
from transformers import BertTokenizerFast

import english  # noqa: F401
import precision
from corpus import encoded
from labels import LABELS
from network import tensors
from tensorflow_bert import classifier

LIKE = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "…": "."}  # signs that the base has no piece for are read as others
NEEDED = re.compile(r"(##)?[\u0021-\u024f\u2000-\u20cf\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+|\[(PAD|UNK|CLS|SEP|MASK)\]")


def pieces(saved):
    """The pieces that are needed and their rows in the base's embedding."""
    all_pieces = open(f"{saved}/assets/vocab.txt", encoding="utf-8").read().split("\n")
    kept = [i for i, p in enumerate(all_pieces) if NEEDED.fullmatch(p)]
    return [all_pieces[i] for i in kept], kept


def network(saved, layers=12):
    """The base with a fresh classifier; `layers` keeps the lowest so many."""
    return classifier(saved, pieces(saved)[1], LABELS, layers)


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
        """Remembers the texts of an epoch's examples, and forgets those before. It reads a converted text in its first script, which it knows better."""
        self.own = {id(e): own for e, own in zip(examples, encoded([replace(t, text=t.plain or t.text) for t in texts], self.tok))}
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
