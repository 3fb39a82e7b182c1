"""Other words in a sentence: each of some is replaced by one of the same length and part of speech, out of jieba's list (MIT). A teacher then tells what the new sentence holds, which
lets a student learn of words that no training text has (Jiao et al., 2020, replace words likewise)."""
import bisect
import itertools

LONGEST = 4  # characters of a word
NAMES = ("nr", "nrfg", "nrt", "ns", "nt", "nz")  # parts of speech that a name may get


class OtherWords:
    def __init__(self, path, share=0.35):
        self.share, self.speech, groups = share, {}, {}
        for line in open(path, encoding="utf-8"):
            word, count, speech = line.split(" ")
            if 2 <= len(word) <= LONGEST and all("\u4e00" <= c <= "\u9fff" for c in word):
                kind = speech.strip(), len(word)
                self.speech[word] = kind
                groups.setdefault(kind, []).append((word, int(count)))
        self.groups = {kind: ([w for w, _ in words], list(itertools.accumulate((1 + n) ** 0.5 for _, n in words))) for kind, words in groups.items()}

    def one(self, kind, rng):
        """A word of that kind; one that is ten times as frequent comes some three times as often."""
        words, sums = self.groups[kind]
        return words[bisect.bisect(sums, rng.random() * sums[-1])]

    def replaced(self, text, named, rng):
        """The text with other words; in a name (`named`) only those that are names themselves are replaced."""
        out, at = [], 0
        while at < len(text):
            word = next((text[at : at + n] for n in range(LONGEST, 1, -1) if text[at : at + n] in self.speech), text[at])
            at += len(word)
            kind = self.speech.get(word)
            out.append(self.one(kind, rng) if kind and (not named or kind[0] in NAMES) and rng.random() < self.share else word)
        return "".join(out)
