"""How far scores can be trusted: of names found with a score of 0.9, nine in ten should be right. Finds the temperature that brings scores closest to that, on the
development sets, and prints the expected calibration error (ECE) of each set before and after.

python confidence_zh.py --dir model --data DATA [--first 500] [--temperature 2] [--picture reliability.svg]"""
import argparse

import numpy
import torch
from transformers import AutoTokenizer

import english  # noqa: F401
from corpus import SETS, batches, encoded, read
from evaluate import Exported
from labels import LABELS, spans
from network import tensors
from reliability import picture
from score import best_path

BINS = 10


class Found:
    """What a model finds in the texts of one set. A temperature changes the scores alone."""

    def __init__(self, name, texts, answers):
        self.name, self.names, right = name, [], []
        for text, (rows, places) in zip(texts, answers):
            path = best_path(torch.log_softmax(rows, -1)) if places else []
            for start, end, kind in spans([LABELS[label] for label in path], places):
                within = [i for i, (s, e) in enumerate(places) if start <= s and e <= end]
                self.names.append((rows[within].numpy(), [path[i] for i in within]))
                right.append((start, end, kind) in set(text.spans))
        self.right = numpy.array(right, float)

    def scores(self, temperature):
        """A name's score is the mean probability of its words' labels, as in the library."""
        out = []
        for rows, path in self.names:
            raised = numpy.exp((rows - rows.max(-1, keepdims=True)) / temperature)
            out.append((raised[range(len(path)), path] / raised.sum(-1)).mean())
        return numpy.array(out)

    def error(self, temperature):
        """The gap between mean score and share of right ones in ten equal intervals of scores, weighted by their names."""
        scores = self.scores(temperature)
        bins = numpy.minimum((scores * BINS).astype(int), BINS - 1)
        return sum(abs(scores[bins == b].sum() - self.right[bins == b].sum()) for b in range(BINS)) / len(scores)

    def surprise(self, temperature):
        """Mean negative log likelihood of right and wrong, in nats."""
        scores = numpy.clip(self.scores(temperature), 1e-6, 1 - 1e-6)
        return -(self.right * numpy.log(scores) + (1 - self.right) * numpy.log(1 - scores)).mean()


def found(model, tok, folder, first):
    for name in SETS:
        texts = read(folder, name, "dev")[:first]
        examples, answers = encoded(texts, tok, 512), {}
        with torch.no_grad():
            for batch in batches(examples, 4096):
                ids, mask, _, _ = tensors(batch)
                logits = model(input_ids=ids, attention_mask=mask).logits
                for r, e in enumerate(batch):
                    asked = [i for i, place in enumerate(e.places) if place]
                    answers[id(e)] = torch.as_tensor(logits[r, asked]).float(), [e.places[i] for i in asked]
        yield Found(name, texts, [answers[id(e)] for e in examples])


def fitted(sets, steps=41):
    """The temperature from 0.5 to 4 with the least mean surprise over the sets, each of the same weight."""
    candidates = [0.5 * 8 ** (i / (steps - 1)) for i in range(steps)]
    return min(candidates, key=lambda t: sum(s.surprise(t) for s in sets))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--dir", required=True), ap.add_argument("--model", default="model.onnx"), ap.add_argument("--data", required=True)
    ap.add_argument("--first", type=int, help="so many texts of each set"), ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--temperature", type=float, help="instead of fitting one"), ap.add_argument("--picture", help="writes the reliability of all sets as SVG")
    a = ap.parse_args()
    sets = list(found(Exported(f"{a.dir}/{a.model}", a.threads), AutoTokenizer.from_pretrained(a.dir), a.data, a.first))
    best = a.temperature or fitted(sets)
    print(f"temperature {best:.2f} (logits divided by it: factor {1 / best:.3f})")
    for s in sets:
        print(f"{s.name:10} {len(s.names):5} found, {100 * s.right.mean():.1f} % right; ECE {s.error(1):.3f}, then {s.error(best):.3f}; mean score {s.scores(1).mean():.3f}, then {s.scores(best).mean():.3f}")
    if a.picture:
        with open(a.picture, "w", encoding="utf-8") as out:
            out.write(picture({s.name: (s.scores(best), s.right) for s in sets}, BINS))


if __name__ == "__main__":
    main()
