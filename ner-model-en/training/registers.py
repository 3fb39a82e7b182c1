"""Texts of many registers and layouts with new names in them, as the model reads them."""
import re
from dataclasses import replace

from corpus import Text, recased
from patterns import SERVING, STREETS
from templates import ADDRESSES, CHAT, FORMS, HEADLINES, HEADS, JOBS, LEGAL_TEXT, NEWS, REVIEWS, TECH, TECHNICAL, WRONG

SIZES = {"PER": (1, 2, 2, 2, 2, 3), "LOC": (1, 1, 1, 1, 2, 2, 3), "ORG": (1, 1, 2, 2, 3, 3, 4, 4)}
WORD = re.compile(r"\w+|[^\w\s]")
KINDS = ("PER", "ORG", "LOC")
TRAINED = 0.3  # how often a name is one of training


def text_of(parts):
    """A Text of (string, type or None) parts, cut into words as BERT's pre-tokenizer cuts. It has no other names, of any type."""
    text, marked = "", []
    for part, kind in parts:
        if kind:
            marked.append((len(text), len(text) + len(part), kind))
        text += part
    words = []
    for m in WORD.finditer(text):
        kind = next(((s, k) for s, e, k in marked if s <= m.start() < e), None)
        words.append((m.start(), m.end(), "O" if kind is None else ("B-" if kind[0] == m.start() else "I-") + kind[1]))
    return Text(text, tuple(words), False, certain=True)


def written(words):
    """A name as running text."""
    return re.sub(r" ([,.']s?\b|,)", r"\1", " ".join(words))


class Registers:
    def __init__(self, names):
        self.names = names
        self.makers = ((self.news, 4), (self.headline, 2), (self.chat, 4), (self.legal, 2), (self.technical, 6), (self.review, 4), (self.address, 4), (self.form, 4), (self.listed, 4), (self.table, 3), (self.last_first, 1))

    def one(self, rng):
        make = rng.choices([m for m, _ in self.makers], [w for _, w in self.makers])[0]
        t = make(rng)
        draw = rng.random()
        return noisy(t, rng) if draw < 0.06 else recased(t, str.upper) if draw < 0.1 else t

    def name(self, kind, rng, size=None, origin=None):
        if origin is None and rng.random() < TRAINED:
            return written(rng.choice(self.names.trained[kind]).split())
        return written(self.names.one(kind, size or rng.choice(SIZES[kind]), rng, origin))

    def filled(self, template, rng):
        origin, parts = self.names.maker.origin(rng) if rng.random() < 0.5 else None, []
        for part in re.split(r"(\{\w+\})", template):
            key = part[1:-1]
            if part in ("{PER}", "{ORG}", "{LOC}"):
                size = max(2, rng.choice(SIZES["PER"])) if key == "PER" else None
                parts.append((self.name(key, rng, size, origin), key))
            elif part in ("{SHOP}", "{STREET}"):
                patterns, kind = (SERVING, "ORG") if key == "SHOP" else (STREETS, "LOC")
                parts.append((written(self.names.maker.filled(rng.choice(patterns), rng, origin)), kind))
            elif part == "{person}":
                parts.append((written(self.names.maker.person(rng, 1, origin)), "PER"))
            else:
                parts.append(({"{tech}": rng.choice(TECH), "{job}": rng.choice(JOBS), "{n}": str(rng.randint(2, 999))}.get(part, part), None))
        return text_of(parts)

    def news(self, rng):
        return self.filled(rng.choice(NEWS), rng)

    def headline(self, rng):
        return self.filled(rng.choice(HEADLINES), rng)

    def chat(self, rng):
        t = self.filled(rng.choice(CHAT), rng)
        return recased(t, str.lower) if rng.random() < 0.6 else t

    def legal(self, rng):
        return self.filled(rng.choice(LEGAL_TEXT), rng)

    def technical(self, rng):
        t = self.filled(" ".join(rng.choice(TECHNICAL) for _ in range(rng.choice((1, 1, 2, 3)))), rng)
        return recased(t, str.lower) if rng.random() < 0.1 else t

    def review(self, rng):
        t = self.filled(rng.choice(REVIEWS), rng)
        return recased(t, str.lower) if rng.random() < 0.25 else t

    def address(self, rng):
        t = self.filled(rng.choice(ADDRESSES), rng)
        return recased(t, str.lower) if rng.random() < 0.15 else t

    def form(self, rng):
        return self.filled(rng.choice(FORMS), rng)

    def listed(self, rng):
        kind, between = rng.choice(KINDS), rng.choice((";", ";", ";", ", ", ", ", "; ", ".", " ; ", " , "))
        lead = rng.choice((lambda i: "", lambda i: "", lambda i: "- ", lambda i: f"{i + 1}. ", lambda i: "* "))
        size = rng.choice((None, None, 1, 2))
        parts = []
        for i in range(rng.randint(2, 9)):
            parts += [((between if i else "") + (lead(i) if between == ";" else ""), None), (self.name(kind, rng, size), kind)]
        return text_of(parts)

    def table(self, rng):
        order = rng.sample(KINDS, rng.choice((2, 3, 3)))
        gap, extra, parts = rng.choice((".", ".", ".  ", ".         ")), rng.random() < 0.4, [(rng.choice(HEADS), None)]
        for _ in range(rng.randint(1, 5)):
            for kind in order:
                parts += [(self.name(kind, rng), kind), (gap, None)]
            if extra:
                parts.append((rng.choice((str(rng.randint(18, 80)), f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.2024", f"${rng.randint(1, 99)},000")) + gap, None))
        return text_of(parts)

    def last_first(self, rng):
        parts = []
        for i in range(rng.randint(3, 7)):
            of = self.names.maker.pool.origins[self.names.maker.origin(rng)]
            parts += [(";" if i else "", None), (f"{rng.choice(of['last'])}  {rng.choice(of['first'])}", "PER")]
        return text_of(parts)


def noisy(t, rng):
    """Letters misread as a scanner misreads them."""
    text = "".join(WRONG[c] if c in WRONG and rng.random() < 0.04 else c for c in t.text)
    return replace(t, text=text, plain=t.plain or t.text)
