"""Gives an exported Chinese model scores that can be trusted in each kind of text: see sureness.py of the English recipe.

python sureness_zh.py --dir model --data DATA [--first 500]"""
import torch

import english  # noqa: F401
from corpus import SETS, encoded, read
from labels import LABELS, spans
from score import best_path
from sureness import Words, answers, arguments, fit_into


def found(network, tok, folder, first):
    words, number = Words(), 0
    for name in SETS:
        texts = read(folder, name, "dev")[:first]
        examples = encoded(texts, tok, 512)
        for text, e, (logits, hidden) in zip(texts, examples, answers(network, examples)):
            number, at = number + 1, [i for i, place in enumerate(e.places) if place]
            places = [e.places[i] for i in at]
            path = best_path(torch.log_softmax(torch.tensor(logits[at]), -1)) if at else []
            words.expect(name, len(text.spans))
            for start, end, kind in spans([LABELS[label] for label in path], places):
                within = [i for i, (s, e) in enumerate(places) if start <= s and e <= end]
                pieces = [at[i] for i in within]
                words.add(name, number, logits[pieces], hidden[pieces], [path[i] for i in within], (start, end, kind) in set(text.spans))
    return words.finish()


if __name__ == "__main__":
    fit_into(arguments(__doc__), found)
