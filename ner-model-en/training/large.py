"""A large BERT (bert-base-cased, 12 layers x 768, Apache-2.0) as a token classifier, and what it thinks of a text once it is trained."""
from dataclasses import replace

import torch
from torch.nn.functional import log_softmax
from transformers import BertTokenizerFast

import precision
from corpus import encoded
from labels import IGNORED, LABELS
from network import tensors
from tensorflow_bert import classifier


def pieces(saved):
    return open(f"{saved}/assets/vocab.txt", encoding="utf-8").read().split("\n")[:-1]


def network(saved):
    """The base with a fresh classifier."""
    return classifier(saved, list(range(len(pieces(saved)))), LABELS)


def tokenizer(saved):
    return BertTokenizerFast(f"{saved}/assets/vocab.txt", do_lower_case=False, strip_accents=False, model_max_length=512)


class Teacher:
    """What a trained large network thinks of the words of a text; its own pieces differ from the student's, the words do not. Keeps its answers to an epoch's texts."""

    def __init__(self, saved, checkpoint, device="cpu", asked="auto"):
        self.model = network(saved)
        self.model.load_state_dict(torch.load(checkpoint, weights_only=False, map_location="cpu")["model"])
        self.model.eval().to(device)
        self.tok, self.device, self.asked = tokenizer(saved), device, asked
        self.own, self.answers = {}, {}

    def read(self, texts, examples):
        """Remembers the texts of an epoch's examples, and forgets those before. It reads a text in one case as it was before, which it knows better."""
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
            at = [i for i, start in enumerate(e.starts) if start in answer]
            if at:
                out[r, at], have[r, at] = torch.stack([answer[e.starts[i]] for i in at]).float(), True
        return out.to(self.device), have.to(self.device)

    def answer(self, own):
        """For each of the teacher's examples: log probabilities by the start of each labelled word."""
        ids, mask, _, _ = (x.to(self.device) for x in tensors(own))
        with torch.no_grad(), precision.products(self.asked, self.device):
            logits = self.model(input_ids=ids, attention_mask=mask).logits
        logp = log_softmax(logits.float(), -1).half().cpu()
        return [{start: logp[r, i] for i, start in enumerate(o.starts) if o.labels[i] != IGNORED} for r, o in enumerate(own)]
