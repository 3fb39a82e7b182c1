"""Gives an exported English model scores that can be trusted in each kind of text: see sureness.py.

python sureness_en.py --dir model --data DATA [--first 600]"""
from confidence import likeliest_legal
from corpus import encoded, read
from labels import LABELS, spans
from score import SETS, some
from sureness import Words, answers, arguments, fit_into


def found(network, tok, folder, first):
    words, number = Words(), 0
    for name, types in SETS.items():
        texts = some(read(f"{folder}/{name}-dev.jsonl"), first)
        examples = encoded(texts, tok, 512)
        for text, e, (logits, hidden) in zip(texts, examples, answers(network, examples)):
            number, at = number + 1, [i for i, w in enumerate(e.word) if w >= 0]
            path = likeliest_legal(logits[at])
            gold = spans([t for _, _, t in text.words][: len(path)])
            words.expect(name, sum(1 for _, _, kind in spans([t for _, _, t in text.words]) if not types or kind in types))
            for start, end, kind in spans([LABELS[label] for label in path]):
                if not types or kind in types:
                    words.add(name, number, logits[at[start:end]], hidden[at[start:end]], path[start:end], (start, end, kind) in gold)
    return words.finish()


if __name__ == "__main__":
    fit_into(arguments(__doc__), found)
