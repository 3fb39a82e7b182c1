"""Sentences of the corpora with other names in them."""
import json
from dataclasses import replace
from pathlib import Path

from corpus import joined, read
from names import Pool, folded, words
from patterns import Maker

SETS = ("conll2003", "ewt", "btc", "wnut17", "crossner")
SWAPPED = ("PER", "LOC", "ORG")
LONGER = 0.25  # how often a name becomes longer than the one that it takes the place of


def spans(t):
    """(first word, after the last, type) of each entity, in order."""
    out = []
    for i, (_, _, tag) in enumerate(t.words):
        if tag[0] == "B" or tag[0] == "I" and not (out and out[-1][1] == i and out[-1][2] == tag[2:]):
            out.append([i, i + 1, tag[2:]])
        elif tag[0] == "I":
            out[-1][1] = i + 1
    return out


def known(folder):
    """The words of all names of the training and development sets."""
    found = set()
    for name in SETS:
        for part in ("train", "dev"):
            for line in Path(folder, f"{name}-{part}.jsonl").read_text(encoding="utf-8").splitlines():
                d = json.loads(line)
                found |= {w for word, tag in zip(d["words"], d["tags"]) if tag != "O" for w in words(word)}
    return found


class Names:
    """New names for the entities of a sentence. What is both a place and an organisation in training, as teams are, stays a place."""

    def __init__(self, path, folder):
        self.maker = Maker(Pool(path, test=False, taken=known(folder)))
        found = {(kind, t.text[t.words[s][0] : t.words[e - 1][1]]) for name in SETS for t in read(f"{folder}/{name}-train.jsonl") for s, e, kind in spans(t)}
        self.trained = {kind: sorted(n for k, n in found if k == kind and n[0].isupper() and len(n) > 2 and not (n.isupper() and len(n) > 5)) for kind in SWAPPED}
        self.places = {n.lower() for kind, n in found if kind == "LOC"}

    def one(self, kind, size, rng, origin=None):
        if rng.random() < LONGER:
            size += rng.choice((1, 1, 2))
        made = self.maker.name(kind, rng, size, origin)
        return [folded(w) for w in made] if rng.random() < 0.5 else made

    def other(self, old, kind, rng, origin):
        """The words of a name in the place of another one, in its case."""
        text = " ".join(old)
        team = kind == "ORG" and text.lower() in self.places
        made = self.maker.filled("{city}", rng, origin) if team else self.one(kind, len(old), rng, origin)
        if text.islower():
            return [w.lower() for w in made]
        return [w.upper() for w in made] if text.isupper() and (len(text) > 5 or kind == "PER" or team) else made

    def swapped(self, t, rng):
        """Each name that occurs twice is the same one both times."""
        if not t.words or " ".join(t.text[s:e] for s, e, _ in t.words) != t.text:
            return t
        origin = self.maker.origin(rng) if rng.random() < 0.5 else None
        old, made, out, at = [t.text[s:e] for s, e, _ in t.words], {}, [], 0
        for first, after, kind in spans(t):
            out += list(zip(old[at:first], (tag for _, _, tag in t.words[at:first])))
            key = " ".join(old[first:after]), kind
            if kind in SWAPPED and key not in made:
                made[key] = self.other(old[first:after], kind, rng, origin)
            out += [(w, ("I-" if i else "B-") + kind) for i, w in enumerate(made.get(key, old[first:after]))]
            at = after
        out += list(zip(old[at:], (tag for _, _, tag in t.words[at:])))
        placed, text = joined([w for w, _ in out], [tag for _, tag in out], [True] * len(out))
        return replace(t, text=text, words=tuple(placed))
