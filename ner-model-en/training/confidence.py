"""How far scores can be trusted: of entities found with a score of 0.9, nine in ten should be right. Finds the temperature that brings scores closest to that,
on the development sets, and prints the expected calibration error (ECE) of each set before and after.

python confidence.py --data DATA --model model [--first 600] [--picture reliability.svg]
python confidence.py --data DATA --checkpoint RUN/checkpoint.pt --tokenizer BASE-tokenizer.json"""
import argparse
import math

import numpy
import torch

import origins
from corpus import batches, encoded, read
from labels import LABELS, spans
from network import tensors
from reliability import picture
from score import SETS, some

BINS = 10
LEGAL = numpy.array([[0.0 if after[0] != "I" or before[2:] == after[2:] else -numpy.inf for after in LABELS] for before in LABELS])


def word_logits(model, examples):
    """The logits of each word's first piece, by example."""
    model.eval()
    out = {}
    with torch.no_grad():
        for batch in batches(examples, 4096):
            ids, mask, _, _ = tensors(batch)
            logits = model(input_ids=ids, attention_mask=mask).logits.numpy()
            out.update({id(e): logits[r] for r, e in enumerate(batch)})
    return [out[id(e)][[i for i, w in enumerate(e.word) if w >= 0]] for e in examples]


def likeliest_legal(logits):
    """Viterbi over the labels that may follow one another."""
    total = logits[0] + LEGAL[0]
    origin = []
    for row in logits[1:]:
        ways = total[:, None] + LEGAL
        origin.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for before in reversed(origin):
        path.append(int(before[path[-1]]))
    return path[::-1]


def probabilities(logits, temperature):
    shifted = (logits - logits.max(-1, keepdims=True)) / temperature
    return numpy.exp(shifted) / numpy.exp(shifted).sum(-1, keepdims=True)


class Found:
    """What a model finds in the sentences of one set. A temperature changes the scores alone."""

    def __init__(self, name, types, texts, logits):
        self.name = name
        self.entities = []  # (logits of the words, their labels, whether an entity of the set is just there)
        for text, scores in zip(texts, logits):
            path = likeliest_legal(scores)
            gold = spans([t for _, _, t in text.words][: len(path)])
            for start, end, kind in spans([LABELS[label] for label in path]):
                if not types or kind in types:
                    self.entities.append((scores[start:end], path[start:end], (start, end, kind) in gold))
        self.right = numpy.array([right for _, _, right in self.entities], float)

    def scores(self, temperature):
        """An entity's score is the mean probability of its words' labels, as in the library."""
        return numpy.array([probabilities(x, temperature)[range(len(p)), p].mean() for x, p, _ in self.entities])

    def error(self, temperature):
        """The expected calibration error: the gap between mean score and share of right ones in ten equal intervals of scores, weighted by their entities."""
        scores = self.scores(temperature)
        bins = numpy.minimum((scores * BINS).astype(int), BINS - 1)
        return sum(abs(scores[bins == b].sum() - self.right[bins == b].sum()) for b in range(BINS)) / len(scores)

    def surprise(self, temperature):
        """Mean negative log likelihood of right and wrong, in nats."""
        scores = numpy.clip(self.scores(temperature), 1e-6, 1 - 1e-6)
        return -(self.right * numpy.log(scores) + (1 - self.right) * numpy.log(1 - scores)).mean()


def found(model, tok, folder, first):
    for name, types in SETS.items():
        texts = some(read(f"{folder}/{name}-dev.jsonl"), first)
        yield Found(name, types, texts, word_logits(model, encoded(texts, tok, 512)))


def fitted(sets, steps=41):
    """The temperature from 0.5 to 4 with the least mean surprise over the sets, each of the same weight."""
    candidates = [0.5 * 8 ** (i / (steps - 1)) for i in range(steps)]
    return min(candidates, key=lambda t: sum(s.surprise(t) for s in sets))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", required=True), ap.add_argument("--checkpoint"), ap.add_argument("--tokenizer"), ap.add_argument("--model", help="an exported folder")
    ap.add_argument("--first", type=int, help="so many sentences of each set"), ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--temperature", type=float, help="instead of fitting one"), ap.add_argument("--picture", help="writes the reliability of all sets as SVG")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    sets = list(found(*origins.opened(a), a.data, a.first))
    best = a.temperature or fitted(sets)
    print(f"temperature {best:.2f} (logits divided by it: factor {1 / best:.3f})")
    for s in sets:
        mean = s.scores(best).mean()
        print(f"{s.name:10} {len(s.entities):5} found, {100 * s.right.mean():.1f} % right; ECE {s.error(1):.3f}, then {s.error(best):.3f}; mean score {s.scores(1).mean():.3f}, then {mean:.3f}")
    if a.picture:
        with open(a.picture, "w", encoding="utf-8") as out:
            out.write(picture({s.name: (s.scores(best), s.right) for s in sets}, BINS))


if __name__ == "__main__":
    main()
