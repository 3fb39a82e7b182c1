"""Sentences from JSONL, the ways in which training sees them, and their word pieces with labels."""
import json
import random
from dataclasses import dataclass, replace

from labels import ID, IGNORED, inside


PARTLY = ("wnut17",)  # sets that mark some of MISC: products and works, but no nationalities


@dataclass(frozen=True)
class Text:
    """A text and its words as (start, end, tag); `open_misc` where the corpus does not annotate all of MISC, so that an O may be one; `unsure` where the tags may be wrong;
    `plain` is a text in one case or with misread letters as it was before; `certain` where the tags are right, so that no teacher is asked."""

    text: str
    words: tuple
    open_misc: bool
    unsure: bool = False
    plain: str = ""
    certain: bool = False


def read(path, raw=False):
    """One Text per line; `raw` takes the running text with the words' places in it, otherwise the words joined by blanks."""
    out = []
    lines = [json.loads(line) for line in open(path, encoding="utf-8")]
    open_misc = path.rsplit("/", 1)[-1].startswith(PARTLY) or not any(tag == "B-MISC" for d in lines for tag in d["tags"])
    for d in lines:
        if raw:
            words, text = placed(d), d["text"]
        else:
            words, text = joined(d["words"], d["tags"], [True] * len(d["words"]))
        out.append(Text(text, tuple(words), open_misc))
    return out


def placed(d):
    """The words by code points; the file counts UTF-16."""
    at, units = {}, 0
    for i, c in enumerate(d["text"]):
        at[units] = i
        units += 2 if ord(c) > 0xFFFF else 1
    return [(at[s], at[s] + len(w), t) for w, s, t in zip(d["words"], d["starts"], d["tags"])]


def joined(words, tags, gaps):
    text, out = "", []
    for word, tag, gap in zip(words, tags, gaps):
        if text and gap:
            text += " "
        out.append((len(text), len(text) + len(word), tag))
        text += word
    return out, text


CLOSING = {".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "'S", "n't", "'re", "'ve", "'ll", "'m", "'d", "'", "''", "..."}
OPENING = {"(", "[", "{", "$", "#", "``", "@"}


def running(t):
    """The text as people write it: no blank before a comma or after a bracket."""
    gaps, quoted = [], False
    words = [t.text[s:e] for s, e, _ in t.words]
    for i, word in enumerate(words):
        gap = word not in CLOSING and not (i and words[i - 1] in OPENING)
        if word == '"':
            gap, quoted = not quoted, not quoted
        elif quoted and i and words[i - 1] == '"':
            gap = False
        gaps.append(gap)
    spans, text = joined(words, [tag for _, _, tag in t.words], gaps)
    return Text(text, tuple(spans), t.open_misc)


def recased(t, change):
    text = "".join(c if len(change(c)) != 1 else change(c) for c in t.text)
    return replace(t, text=text, plain=t.plain or t.text)


def window(texts):
    """Neighbouring sentences as one text."""
    text, words = "", []
    for t in texts:
        shift = len(text) + 1 if text else 0
        words += [(s + shift, e + shift, tag) for s, e, tag in t.words]
        text = text + " " + t.text if text else t.text
    return Text(text, tuple(words), texts[0].open_misc)


def varied(sentences, rng, windows, runs, lower, upper):
    """One epoch's view of a corpus, in random order: each sentence once, alone or in a window, and now and then as running text or in one case."""
    texts = [running(t) if rng.random() < runs else t for t in sentences]
    out, i = [], 0
    while i < len(texts):
        n = rng.randint(2, 8) if rng.random() < windows else 1
        t = window(texts[i : i + n])
        i += n
        draw = rng.random()
        out.append(recased(t, str.lower) if draw < lower else recased(t, str.upper) if draw < lower + upper else t)
    rng.shuffle(out)
    return out


@dataclass(frozen=True)
class Example:
    ids: list
    labels: list  # per piece; IGNORED where nothing is asked
    word: list  # per piece: the index of the word that starts there, or -1
    open_misc: bool
    starts: list  # per piece: where in the text the labelled word begins, or -1
    unsure: bool


def encoded(texts, tok, limit=256):
    """Labels stand on the first piece of each word of BERT's pre-tokenizer (blanks and punctuation cut), B- only where a word of the corpus begins."""
    out = []
    for i in range(0, len(texts), 1000):
        chunk = texts[i : i + 1000]
        enc = tok([t.text for t in chunk], truncation=True, max_length=limit, return_offsets_mapping=True)
        out += [example(t, enc["input_ids"][r], enc["offset_mapping"][r], enc.word_ids(r)) for r, t in enumerate(chunk)]
    return out


def example(t, ids, offsets, pre_words):
    labels, word, starts, previous, w = [], [], [], None, 0
    for (start, _), pre in zip(offsets, pre_words):
        label, begins = IGNORED, -1
        if pre is not None:
            while w + 1 < len(t.words) and t.words[w + 1][0] <= start:
                w += 1
            first = t.words[w][0] == start
            begins = w if first else -1
            if first or pre != previous:
                tag = t.words[w][2]
                label = ID[tag if first else inside(tag)]
        previous = pre
        labels.append(label), word.append(begins), starts.append(-1 if label == IGNORED else start)
    return Example(ids, labels, word, t.open_misc, starts, t.unsure)


def batches(examples, tokens, rng=None):
    """Groups of about equal length, `tokens` pieces each with padding; shuffled when `rng` is given."""
    order = list(range(len(examples)))
    if rng:
        rng.shuffle(order)
    pool = 1500 if rng else len(order)
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


def seeded(seed, epoch):
    return random.Random(seed * 1000 + epoch)
