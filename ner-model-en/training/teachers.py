"""What trained networks think of a text, for a student to learn: one teacher, or several whose probabilities are averaged."""
import torch

import large
from network import restored
from opinions import Teacher
from vocabulary import tokenizer


class Teachers:
    """Several teachers, each with a share."""

    def __init__(self, teachers, shares):
        self.teachers, self.shares = teachers, shares

    def read(self, texts, examples):
        for teacher in self.teachers:
            teacher.read(texts, examples)

    def opinion(self, batch):
        """As of one teacher, where all have an opinion."""
        told = [teacher.opinion(batch) for teacher in self.teachers]
        probabilities = sum(share * opinion.exp() for share, (opinion, _) in zip(self.shares, told)) / sum(self.shares)
        return probabilities.clamp(min=1e-6).log(), torch.stack([have for _, have in told]).all(0)


def called(a):
    """The teachers that a training is told of: CHECKPOINT or CHECKPOINT:SHARE each; those without case vectors are large ones."""
    teachers, shares = [], []
    for item in a.teacher:
        path, _, share = item.partition(":")
        lifted = any("delta" in name for name in torch.load(path, weights_only=False, map_location="cpu")["model"])
        if lifted:
            model, pieces = restored(path, a.tokenizer)
            tok = tokenizer(pieces, a.out)
        else:
            model, tok = large.restored(a.large, path), large.tokenizer(a.large)
        teachers.append(Teacher(model, tok, a.device, a.precision)), shares.append(float(share or 1))
    return Teachers(teachers, shares)
