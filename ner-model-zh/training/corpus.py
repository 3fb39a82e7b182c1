"""Texts with names from JSONL, and their word pieces with labels."""
import json
from dataclasses import dataclass

from labels import ID, IGNORED

SETS = ("msra", "people", "gsd", "cluener", "weibo", "resume")
OPEN = {}  # kinds that a set leaves unmarked, so that an O there may be one: none of the six, each marks all three


@dataclass(frozen=True)
class Text:
    """A text, its names as (start, end, type) by code point, in order, the kinds that nobody looked for in it, the text before its script was changed, and
    whether its names are certain, so that no teacher is asked."""

    text: str
    spans: tuple
    open: tuple = ()
    plain: str = ""
    certain: bool = False


def read(folder, name, part):
    out = []
    for line in open(f"{folder}/zh-{name}-{part}.jsonl", encoding="utf-8"):
        d = json.loads(line)
        at, units = {}, 0
        for i, c in enumerate(d["text"]):
            at[units] = i
            units += 2 if ord(c) > 0xFFFF else 1
        at[units] = len(d["text"])
        out.append(Text(d["text"], tuple(sorted((at[s], at[e], kind) for s, e, kind in d["spans"])), OPEN.get(name, ())))
    return out


@dataclass(frozen=True)
class Example:
    ids: list
    labels: list  # per piece; IGNORED on all but the first piece of a word
    places: list  # per piece: (start, end) of the word that begins there, or None
    open: tuple

    @property
    def starts(self):
        """Per piece: where in the text the word begins, or -1."""
        return [place[0] if place else -1 for place in self.places]


def encoded(texts, tok, limit=128):
    """Labels stand on the first piece of each word of BERT's pre-tokenizer: a Han character is a word, and so is a run of letters and digits."""
    out = []
    for i in range(0, len(texts), 1000):
        chunk = texts[i : i + 1000]
        enc = tok([t.text for t in chunk], truncation=True, max_length=limit, return_offsets_mapping=True)
        out += [example(t, enc["input_ids"][r], enc["offset_mapping"][r], enc.word_ids(r)) for r, t in enumerate(chunk)]
    return out


def example(t, ids, offsets, words):
    labels, places, last, previous, k = [], [], None, None, 0
    for piece, word in enumerate(words):
        label, place = IGNORED, None
        start, end = offsets[piece]
        if word is not None and word != previous:
            while k < len(t.spans) and t.spans[k][1] <= start:
                k += 1
            label = ID["O"]
            if k < len(t.spans) and t.spans[k][0] < end:
                label = ID[("I-" if last == k else "B-") + t.spans[k][2]]
                last = k
            place = [start, end]
        elif word is not None:
            places[-next(j for j in range(1, piece + 1) if places[-j])][1] = end
        previous = word
        labels.append(label), places.append(place)
    return Example(ids, labels, places, t.open)


def batches(examples, tokens, rng=None):
    """Groups of about equal length, `tokens` pieces each with padding; shuffled when `rng` is given."""
    order = list(range(len(examples)))
    if rng:
        rng.shuffle(order)
    pool = 1500 if rng else max(1, len(order))
    groups = []
    for i in range(0, len(order), pool):
        group = []
        for j in sorted(order[i : i + pool], key=lambda j: len(examples[j].ids)):
            if group and (len(group) + 1) * len(examples[j].ids) > tokens:
                groups.append(group)
                group = []
            group.append(j)
        groups.append(group)
    if rng:
        rng.shuffle(groups)
    return [[examples[j] for j in g] for g in groups]
