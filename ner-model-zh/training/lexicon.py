"""An open lexicon as a table that a graph can look words up in: jieba's words with their part of speech (MIT) and CC-CEDICT's (CC BY-SA 4.0)."""
import argparse
import json
import re
import subprocess

import numpy
import torch
from torch import nn

from vocabulary_zh import pieces

LONGEST = 6  # characters of a word
SLOTS, CHECK, BASE, WRAP, SECOND = 1_048_573, 8_388_593, 8191, (1 << 40) - 87, 786_433  # primes; see `key`
SPEECH = ["nr", "nrfg", "nrt", "ns", "nt", "nz", "j", "n", "v", "vn", "a", "d", "m", "t", "i", "l", "s", "other"]
PLACE = re.compile(r"\b(city|county|district|province|town|township|country|capital|river|lake|mountains?|island|prefecture|state|region|sea|village|kingdom|place name|autonomous|bay|strait|continent|peninsula)\b")
PERSON = re.compile(r"\(\d{3,4}|\(c\. ?\d|\bborn\b|surname|\bname\b|\bn\.\)|\(-?\d+-")
GROUP = re.compile(r"\b(company|university|party|organization|organisation|agency|bank|team|ministry|corporation|newspaper|club|army|association|committee|institute|brand|league)\b")


def han(c):
    return "\u4e00" <= c <= "\u9fff"


def jieba(path):
    """Words with a number for the part of speech, from 1, and whether the word is frequent."""
    out = {}
    for line in open(path, encoding="utf-8"):
        word, count, speech = line.split(" ")
        speech = speech.strip()
        kind = speech if speech in SPEECH else speech[:1] if speech[:1] in SPEECH else "other"
        out[word] = SPEECH.index(kind) + 1, int(count) > 20
    return out


def cedict(path):
    """Words with 1 for a common word, 2 for a place, 3 a person, 4 a group and 5 any other proper name."""
    text = open(path, encoding="utf-8").read()
    out = {}
    for _, word, sound, meaning, *_ in json.loads(text[text.index("{") : text.rindex("}") + 1])["all"]:
        meaning = meaning if isinstance(meaning, str) else " / ".join(meaning)
        kind = 1
        if sound[:1].isupper():
            kind = 3 if PERSON.search(meaning) else 4 if GROUP.search(meaning) else 2 if PLACE.search(meaning) else 5
        out[word] = max(kind, out.get(word, 0))
    return out


def simplified(out):
    """For each piece the number of its simplified form, from 1, or 0 where it is no Han character; and the same by character."""
    chars = [p if len(p) == 1 and han(p) else "" for p in out]
    done = subprocess.run(["opencc", "-c", "t2s.json"], input="\n".join(chars), capture_output=True, text=True, check=True).stdout.split("\n")
    done = [d if len(d) == len(c) else c for c, d in zip(chars, done)]
    simple = {c: i + 1 for i, c in enumerate(sorted({d for d in done if d}))}
    return numpy.array([simple.get(d, 0) for d in done]), {c: simple[d] for c, d in zip(chars, done) if c}


def key(numbers):
    """One number for a row of characters' numbers; the same steps as the network's."""
    k = 0
    for n in numbers:
        k = k % WRAP * BASE + n
    return k


def places(k, length):
    k = k * 8 + length
    return k % SLOTS, (k % SECOND * 3 + 1) % SLOTS


def table(words, number):
    """Slots with check * 256 + kind; each word has one of two slots (cuckoo hashing)."""
    slots, held = numpy.zeros(SLOTS, dtype=numpy.int64), {}
    for word, kind in words.items():
        now = (key([number[c] for c in word]), len(word), kind)
        at = places(now[0], now[1])[0]
        for _ in range(2000):
            now, held[at] = held.get(at), now
            if now is None:
                break
            first, second = places(now[0], now[1])
            at = second if at == first else first
    for at, (k, length, kind) in held.items():
        slots[at] = (k * 8 + length) % CHECK * 256 + kind
    return slots


def read(path):
    made = numpy.load(path)
    return made["numbers"], made["slots"]


def lexicon(out, jieba_path, cedict_path):
    """(the number of each piece's simplified character, the table)."""
    numbers, number = simplified(out)
    a, b = jieba(jieba_path), cedict(cedict_path)
    words = {}
    for word in sorted(a.keys() | b.keys()):
        if 2 <= len(word) <= LONGEST and all(c in number for c in word):
            speech, frequent = a.get(word, (0, False))
            words[word] = 1 + speech + 19 * b.get(word, 0) + 120 * frequent
    return numbers, table(words, number), words


class Words(nn.Module):
    """A vector per piece, of the lexicon's words that it is part of: which length, which place in the word, which kind. Words do not cross other pieces."""

    def __init__(self, numbers, slots, size, wide=64):
        super().__init__()
        self.register_buffer("numbers", torch.as_tensor(numbers).int()), self.register_buffer("slots", torch.as_tensor(slots).int())
        self.kinds = nn.Embedding(256 * sum(range(2, LONGEST + 1)), wide)  # a row for each length, place and kind
        self.out = nn.Linear(wide, size, bias=False)
        nn.init.normal_(self.kinds.weight, std=0.3), nn.init.zeros_(self.out.weight)
        self.unhidden = None  # in training: the pieces before some were hidden, so that words are learnt to stand for them

    def found(self, ids):
        """For each length the kind of the word that begins at each piece, 0 for none."""
        end = ids.shape[1]
        n = nn.functional.pad(self.numbers[ids].long(), (0, LONGEST))
        k, out = n[:, :end], []
        for length in range(2, LONGEST + 1):
            k = k % WRAP * BASE + n[:, length - 1 : length - 1 + end]
            whole = k * 8 + length
            one, two = (self.slots[at].long() - whole % CHECK * 256 for at in (whole % SLOTS, (whole % SECOND * 3 + 1) % SLOTS))
            out.append(torch.where((one > 0) & (one < 256), one, torch.where((two > 0) & (two < 256), two, 0)))
        return out

    def forward(self, ids):
        ids = self.unhidden if self.training and self.unhidden is not None else ids
        rows = []
        for length, kinds in zip(range(2, LONGEST + 1), self.found(ids)):
            for place in range(length):
                rows.append(nn.functional.pad(kinds, (place, 0))[:, : ids.shape[1]] + 256 * len(rows))
        rows = torch.stack(rows, -1)
        vectors = nn.functional.embedding(rows, self.kinds.weight) * (rows % 256 > 0).unsqueeze(-1)
        return self.out(vectors.sum(-2))


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--tokenizer", required=True), ap.add_argument("--jieba", required=True), ap.add_argument("--cedict", required=True), ap.add_argument("--out", required=True)
    a = ap.parse_args()
    numbers, slots, words = lexicon(pieces(a.tokenizer)[0], a.jieba, a.cedict)
    numpy.savez_compressed(a.out, numbers=numbers, slots=slots)
    print(f"{len(words):,} words, {int((slots > 0).sum()):,} of them in the table")


if __name__ == "__main__":
    main()
