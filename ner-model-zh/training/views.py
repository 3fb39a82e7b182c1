"""The ways in which training sees a text: neighbours together, other names, other scripts and widths, missing punctuation, lists."""
import json
import random
from dataclasses import replace

from corpus import SETS, Text, read
from labels import TYPES
from mixed import Latin, Mixed
from script import converted
from words_zh import OtherWords

MARKS = "，。、；：！？“”《》（）"
WIDE = {chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)}
NARROW = {wide: narrow for narrow, wide in WIDE.items() if wide not in MARKS}
EMOJI = [chr(c) for first, last in ((0x1F300, 0x1F64F), (0x1F680, 0x1F6C5), (0x1F900, 0x1F9FF), (0x2600, 0x26FF), (0x2728, 0x2764)) for c in range(first, last + 1)]
BETWEEN = ["\n", "\n", "\n", "、", "，", " ", "；", "\n· ", "\n- "]


def rebuilt(t, pieces):
    """A text out of (string, type or None) parts."""
    text, spans = "", []
    for part, kind in pieces:
        if kind and part:
            spans.append((len(text), len(text) + len(part), kind))
        text += part
    return replace(t, text=text, spans=tuple(spans))


def parts(t):
    at, out = 0, []
    for s, e, kind in t.spans:
        out += [(t.text[at:s], None), (t.text[s:e], kind)]
        at = e
    return out + [(t.text[at:], None)]


def joined(texts):
    """Neighbouring texts as one."""
    return rebuilt(texts[0], [p for t in texts for p in parts(t)])


class Names:
    """Names to swap in: those of the training texts, new ones out of their halves, Latin ones from openly licensed English text, and those of open lists."""

    def __init__(self, corpora, folder, lists=None, latin=None):
        self.pool = {kind: sorted({t.text[s:e] for texts in corpora.values() for t in texts for s, e, k in t.spans if k == kind}) for kind in TYPES}
        people = [n for n in self.pool["PER"] if len(n) in (2, 3) and all("\u4e00" <= c <= "\u9fff" for c in n)]
        self.surnames, self.given = [n[0] for n in people], [n[1:] for n in people]
        self.foreign = sorted({half for n in self.pool["PER"] if "·" in n for half in n.split("·") if half})
        self.latin = {kind: set() for kind in TYPES}
        for line in open(f"{folder}/ewt-train.jsonl", encoding="utf-8"):
            d, i = json.loads(line), 0
            while i < len(d["tags"]):
                j = i + 1
                if d["tags"][i].startswith("B-"):
                    while j < len(d["tags"]) and d["tags"][j].startswith("I-"):
                        j += 1
                    name = " ".join(d["words"][i:j])
                    if name[:1].isupper() and len(name) > 2:
                        self.latin[d["tags"][i][2:]].add(name)
                i = j
        self.latin = {kind: sorted(names) for kind, names in self.latin.items()}
        self.lists = json.load(open(lists, encoding="utf-8")) if lists else None
        self.of_origins = Latin(latin, self.foreign) if latin else None

    def one(self, kind, rng):
        draw = rng.random()
        if draw < 0.12:
            return self.of_origins.one(kind, rng) if self.of_origins and rng.random() < 0.7 else rng.choice(self.latin[kind])
        if self.lists and rng.random() < 0.6:
            return rng.choice(self.lists[kind])
        if kind == "PER" and draw < 0.5:
            return rng.choice(self.surnames) + rng.choice(self.given)
        if kind == "PER" and draw < 0.65:
            return "·".join(rng.choice(self.foreign) for _ in range(rng.choice((2, 2, 2, 3))))
        return rng.choice(self.pool[kind])

    def swapped(self, t, rng):
        return rebuilt(t, [(self.one(kind, rng) if kind and rng.random() < 0.6 else part, kind) for part, kind in parts(t)])

    def listed(self, rng):
        """Names alone, one beside or below another."""
        kinds = [rng.choice(TYPES)] if rng.random() < 0.6 else TYPES
        between, out = rng.choice(BETWEEN), []
        for i in range(rng.randint(1, 8)):
            kind = rng.choice(kinds)
            out += [(between if i else "", None), (self.one(kind, rng), kind)]
        return rebuilt(Text("", ()), out)


def without_marks(t, rng):
    """As people chat: marks are dropped or become blanks."""
    by = rng.choice(["", " ", " "])
    return rebuilt(t, [("".join(by if c in MARKS else c for c in part), kind) if not kind else (part, kind) for part, kind in parts(t)])


def with_emoji(t, rng):
    """A few emoji, most of them right beside a name."""
    out = []
    for part, kind in parts(t):
        signs = "".join(rng.choice(EMOJI) for _ in range(rng.choice((1, 1, 2, 3))))
        draw = rng.random() if kind else 1
        out += [(signs, None)] * (draw < 0.15) + [(part, kind)] + [(signs, None)] * (0.1 < draw < 0.6)
    if rng.random() < 0.4:
        out.append((rng.choice(EMOJI) * rng.choice((1, 2, 3)), None))
    return rebuilt(t, out)


def wide(c):
    return WIDE.get(c, c)


def narrow(c):
    return NARROW.get(c, c)


def by_character(t, change):
    """Another form of each character, where it is one character too; `plain` is the text as it was."""
    return replace(t, text="".join(c if len(change(c)) != 1 else change(c) for c in t.text), plain=t.plain or t.text)


class Views:
    def __init__(self, folder, share, change=1.0, swap=0.25, lists=None, traditional=0.25, words=None, reword=0.0, latin=None, mixed=0.0):
        self.share, self.change, self.swap, self.traditional = share, change, swap, traditional
        self.words, self.reword = OtherWords(words) if words else None, reword
        self.corpora = {name: read(folder, name, "train") for name in SETS if name in share}
        self.names = Names(self.corpora, folder, lists, latin)
        self.mixed, self.mixed_share = Mixed(self.names.of_origins, self.names.one) if latin else None, mixed

    def epoch(self, seed, number):
        """One epoch's texts, in random order. The number of the epoch alone decides, so a run that is resumed sees the same."""
        rng = random.Random(seed * 1000 + number)
        out = []
        for name, texts in self.corpora.items():
            share = self.share[name]
            rounds = int(share) + (rng.random() < share % 1 if share > 1 else 0)
            for _ in range(max(1, rounds)):
                out += self.seen(texts, rng, min(1.0, share))
        out += [self.names.listed(rng) for _ in range(int(len(out) * self.change / 60))]
        out += [self.in_two_scripts(rng) for _ in range(int(len(out) * self.mixed_share))]
        rng.shuffle(out)
        cut = int(len(out) * self.traditional * self.change)
        half = cut // 2
        out = converted(out[:half], "s2t") + converted(out[half:cut], rng.choice(("s2tw", "s2hk"))) + out[cut:]
        rng.shuffle(out)
        return out

    def in_two_scripts(self, rng):
        t = rebuilt(Text("", (), certain=True), self.mixed.one(rng))
        return by_character(t, wide) if rng.random() < 0.04 else t

    def seen(self, texts, rng, share):
        out, i = [], 0
        while i < len(texts):
            n = rng.randint(2, 4) if rng.random() < 0.08 * self.change else 1
            group = texts[i : i + n]
            i += n
            if rng.random() > share or (not any(t.spans for t in group) and rng.random() < 0.45):
                continue
            t = joined(group) if n > 1 else group[0]
            out.append(self.changed(t, rng) if rng.random() < self.change else t)
        return out

    def changed(self, t, rng):
        if t.spans and rng.random() < self.swap:
            t = self.names.swapped(t, rng)
        if self.words and rng.random() < self.reword:
            t = rebuilt(t, [(self.words.replaced(part, kind, rng), kind) for part, kind in parts(t)])
        if rng.random() < 0.06:
            t = without_marks(t, rng)
        if rng.random() < 0.04:
            t = with_emoji(t, rng)
        draw = rng.random()
        t = by_character(t, wide) if draw < 0.03 else by_character(t, narrow) if draw < 0.12 else t
        draw = rng.random()
        return by_character(t, str.lower) if draw < 0.05 else by_character(t, str.upper) if draw < 0.08 else t
