"""What models are fed: texts of chosen lengths, and rows that are filled up as ner4j fills them."""

import random

import numpy

from .faults import Fault
from .texts import CALIBRATION, long_text

# Texts that ner4j reads whole have at most 512 tokens unless its user asks for more; longer ones are looked at once.
USUAL, FAR = 512, 1024


class Inputs:
    """Makes the inputs of a model from its tokenizer."""

    def __init__(self, tokenizer, names, longest):
        self.tokenizer, self.names, self.longest = tokenizer, names, longest
        self.pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else 0
        self.text = long_text(CALIBRATION, 8 * min(longest, FAR) + 100)
        self.special = set(tokenizer.all_special_ids)
        self.ids = sorted(set(tokenizer.get_vocab().values()) - self.special)
        if not self.ids:
            raise Fault("expected a tokenizer with tokens for text, but it has only special ones; take the tokenizer of the model")

    def of(self, text, most=None):
        """The inputs of one text, by name, cut to a number of tokens."""
        encoding = self.tokenizer(text, truncation=True, max_length=most or self.longest)
        return {name: list(encoding[name]) for name in self.names}

    def of_length(self, length, dice=None):
        """The inputs of a text of a length, or of random tokens of the vocabulary in the same frame; None where none is so short."""
        start = dice.randrange(len(self.text) // 2) if dice else 0
        found = self.of(self.text[start:] + self.text, length)
        if len(found["input_ids"]) != length:
            return None
        if dice and dice.random() < 0.5:
            found["input_ids"] = [i if i in self.special else dice.choice(self.ids) for i in found["input_ids"]]
        return found

    def rows(self, sequences):
        """One array for each input: a row a sequence, filled up at its right."""
        width = max(len(sequence["input_ids"]) for sequence in sequences)
        fill = {"input_ids": self.pad}
        return {
            name: numpy.array([list(s[name]) + [fill.get(name, 0)] * (width - len(s[name])) for s in sequences], numpy.int64)
            for name in self.names
        }


def sequences_to_check(inputs):
    """Sequences of one token to the longest, of texts and of random tokens."""
    dice = random.Random(9)
    shortest = next((n for n in range(1, 9) if inputs.of_length(n)), 1)
    lengths = [shortest, shortest + 1, 3, 4, 7, 12, 17, 31, 33, 64, 65, 128, 200, 256, USUAL - 1, USUAL, FAR, inputs.longest]
    lengths = sorted({n for n in lengths if shortest <= n <= min(inputs.longest, FAR)})
    return [found for n in lengths for found in (inputs.of_length(n), inputs.of_length(n, dice)) if found]


def batches_to_check(sequences):
    """Batches of places among sequences: of one, of unlike and of like length, up to eight rows, none above a usual length but alone."""
    dice = random.Random(5)
    length = lambda i: len(sequences[i]["input_ids"])
    usual = [i for i in range(len(sequences)) if length(i) <= USUAL]
    batches = [[i] for i in range(len(sequences))]
    for rows in (2, 3, 4, 8, 8):
        batches.append([dice.choice(usual) for _ in range(rows)])
    batches.append(sorted(usual, key=length)[:6])
    batches.append([i for i in usual if length(i) == length(usual[len(usual) // 2])] * 2)
    return batches
