"""What a trained network thinks of a text, and how far another is from that. Both recipes use it, each with its own corpus, labels and network."""
from dataclasses import replace

import torch
from torch.nn.functional import log_softmax

import precision
from corpus import encoded
from labels import IGNORED, LABELS
from network import tensors


def distance(logits, opinion, have):
    """How far the network is from a teacher's opinion: cross entropy, where there is one."""
    return -(opinion[have].exp() * log_softmax(logits[have].float(), -1)).sum(-1).mean()


def labelled(example):
    """An answer that has the labels of an example, without a doubt."""
    return {start: torch.where(torch.arange(len(LABELS)) == label, 0.0, -20.0).half() for start, label in zip(example.starts, example.labels) if label != IGNORED}


class Teacher:
    """What a trained network thinks of the words of a text; its own pieces may differ from the student's, the words do not. Keeps its answers to an epoch's texts,
    and is not asked where the labels of a text are certain."""

    def __init__(self, model, tok, device="cpu", asked="auto"):
        self.model, self.tok, self.device, self.asked = model.to(device), tok, device, asked
        self.own, self.answers = {}, {}

    def read(self, texts, examples):
        """Remembers the texts of an epoch's examples, and forgets those before. It reads a changed text as it was before (`plain`), which it knows better."""
        self.own = {id(e): own for e, own in zip(examples, encoded([replace(t, text=t.plain or t.text) for t in texts], self.tok))}
        self.answers = {id(e): labelled(e) for t, e in zip(texts, examples) if t.certain}

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
