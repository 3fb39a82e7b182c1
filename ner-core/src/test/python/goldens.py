"""What conlleval and seqeval say of the files in ../resources/eval, as JSON lines.

Written from the published rules, apart from ner4j's own code:
- conlleval.pl (Tjong Kim Sang, version 2004-01-26): startOfChunk, endOfChunk and the running count of right chunks;
- seqeval 1.2.2, seqeval/metrics/sequence_labeling.py: start_of_chunk, end_of_chunk, get_entities;
- seqeval 1.2.2, seqeval/scheme.py: the patterns of IOB1, IOB2, IOBES and BILOU, and how Tokens.entities walks over them.

    python goldens.py > ../resources/eval/goldens.jsonl     writes the goldens
    python goldens.py random iob2 > FILE                    writes random sentences, seeded

Each line has a file, a judge, a type ("*" is all of them), the numbers of gold, found and right entities, and precision,
recall and F1. For type "*" the macro averages follow, as seqeval's classification_report forms them.
"""

import json
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).parent.parent / "resources" / "eval"


def cut(tag):
    """The letter and the type."""
    letter, _, type_ = tag.partition("-")
    return letter, type_


# conlleval.pl: pairs of letters between which a chunk ends or starts; a change of type does both.
CONLL_END = {"BB", "BO", "IB", "IO", "EE", "EI", "EO"}
CONLL_START = {"BB", "IB", "OB", "OI", "EE", "EI", "OE"}


def conll_end(previous, tag):
    (a, x), (b, y) = previous, tag
    return a + b in CONLL_END or (a not in "O." and x != y)


def conll_start(previous, tag):
    (a, x), (b, y) = previous, tag
    return a + b in CONLL_START or (b not in "O." and x != y)


def conlleval(sentences):
    """Counts by type while running over the words, as the Perl script does."""
    counts = {}

    def add(type_, field):
        counts.setdefault(type_, {"gold": 0, "found": 0, "right": 0})[field] += 1

    outside = ("O", "")
    last_gold = last_found = outside
    running = False
    words = [pair for sentence in sentences for pair in [*sentence, ("O", "O")]]
    for gold, found in ((cut(g), cut(f)) for g, f in words):
        gold_ends = conll_end(last_gold, gold)
        found_ends = conll_end(last_found, found)
        if running:
            if gold_ends and found_ends and last_gold[1] == last_found[1]:
                running = False
                add(last_gold[1], "right")
            elif gold_ends != found_ends or gold[1] != found[1]:
                running = False
        gold_starts = conll_start(last_gold, gold)
        found_starts = conll_start(last_found, found)
        if gold_starts and found_starts and gold[1] == found[1]:
            running = True
        if gold_starts:
            add(gold[1], "gold")
        if found_starts:
            add(found[1], "found")
        last_gold, last_found = gold, found
    if running:
        add(last_gold[1], "right")
    return counts


def default_entities(tags):
    """seqeval's get_entities."""
    entities = []
    begin = 0
    previous, previous_type = "O", ""
    for i, tag in enumerate([*tags, "O"]):
        letter, type_ = tag[0], tag[1:].split("-", maxsplit=1)[-1] or "_"
        end = previous in "ES" or (previous in "BI" and letter in "BSO")
        end |= previous not in "O." and previous_type != type_
        start = letter in "BS" or (previous in "ESO" and letter in "EI")
        start |= letter not in "O." and previous_type != type_
        if end:
            entities.append((previous_type, begin, i))
        if start:
            begin = i
        previous, previous_type = letter, type_
    return entities


ANY, SAME, DIFFERENT = "any", "same", "different"
ALL = "IOBESLU"

# seqeval/scheme.py: (letters before, letters here, types), for start, inside and end.
SCHEMES = {
    "iob1": (
        [("O", "I", ANY), ("I", "I", DIFFERENT), ("B", "I", ANY), ("I", "B", SAME), ("B", "B", SAME)],
        [("B", "I", SAME), ("I", "I", SAME)],
        [
            ("I", "I", DIFFERENT),
            ("I", "O", ANY),
            ("I", "B", ANY),
            ("B", "O", ANY),
            ("B", "I", DIFFERENT),
            ("B", "B", SAME),
        ],
    ),
    "iob2": (
        [(ALL, "B", ANY)],
        [("B", "I", SAME), ("I", "I", SAME)],
        [
            ("I", "O", ANY),
            ("I", "I", DIFFERENT),
            ("I", "B", ANY),
            ("B", "O", ANY),
            ("B", "I", DIFFERENT),
            ("B", "B", ANY),
        ],
    ),
    "bioes": (
        [(ALL, "B", ANY), (ALL, "S", ANY)],
        [("B", "I", SAME), ("B", "E", SAME), ("I", "I", SAME), ("I", "E", SAME)],
        [("S", ALL, ANY), ("E", ALL, ANY)],
    ),
    "bilou": (
        [(ALL, "B", ANY), (ALL, "U", ANY)],
        [("B", "I", SAME), ("B", "L", SAME), ("I", "I", SAME), ("I", "L", SAME)],
        [("U", ALL, ANY), ("L", ALL, ANY)],
    ),
}


def matches(patterns, before, here):
    for letters_before, letters_here, types in patterns:
        if before[0] in letters_before and here[0] in letters_here:
            same = before[1:].strip("-") == here[1:].strip("-")
            if types == ANY or same == (types == SAME):
                return True
    return False


def strict_entities(tags, scheme):
    """seqeval's Tokens.entities."""
    start, inside, end = SCHEMES[scheme]
    extended = [*tags, "O"]
    entities = []
    before = "O"
    i = 0
    while i < len(extended):
        if matches(start, before, extended[i]):
            to = i + 1
            while to < len(extended) and matches(inside, extended[to - 1], extended[to]):
                to += 1
            if matches(end, extended[to - 1], extended[to]):
                entities.append((extended[i][1:].strip("-") or "_", i, to))
            i = to
        else:
            i += 1
        before = extended[i - 1]
    return entities


def set_counts(sentences, entities):
    """Counts by type as seqeval does: sets of entities."""
    gold = {(i, *e) for i, s in enumerate(sentences) for e in entities([g for g, _ in s])}
    found = {(i, *e) for i, s in enumerate(sentences) for e in entities([f for _, f in s])}
    counts = {}
    for field, chosen in (("gold", gold), ("found", found), ("right", gold & found)):
        for entity in chosen:
            counts.setdefault(entity[1], {"gold": 0, "found": 0, "right": 0})[field] += 1
    return counts


def rates(count):
    precision = count["right"] / count["found"] if count["found"] else 0.0
    recall = count["right"] / count["gold"] if count["gold"] else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def write(file, judge, counts):
    by_type = {type_: {**counts[type_], **rates(counts[type_])} for type_ in sorted(counts)}
    total = {field: sum(c[field] for c in counts.values()) for field in ("gold", "found", "right")}
    total.update(rates(total))
    for rate in ("precision", "recall", "f1"):
        total["macro " + rate] = sum(c[rate] for c in by_type.values()) / max(1, len(by_type))
    for type_, values in {**by_type, "*": total}.items():
        line = {"file": file, "judge": judge, "type": type_, **values}
        print(json.dumps({k: round(v, 6) if isinstance(v, float) else v for k, v in line.items()}))


def read(path):
    """Gold and found tags, the last two columns."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [[tuple(line.split()[-2:]) for line in block.splitlines()] for block in blocks]


def like_bioes(tags):
    """seqeval's default knows no L and U; they are read as E and S."""
    return [{"L": "E", "U": "S"}.get(tag[0], tag[0]) + tag[1:] for tag in tags]


def goldens():
    for path in sorted(HERE.glob("*.conll")):
        sentences = read(path)
        scheme = path.stem.split("-")[0]
        if scheme in ("iob1", "iob2"):
            write(path.name, "conlleval", conlleval(sentences))
        write(path.name, "default", set_counts(sentences, lambda tags: default_entities(like_bioes(tags))))
        write(path.name, "strict", set_counts(sentences, lambda tags: strict_entities(tags, scheme)))


def random_sentences(scheme, seed=20030531):
    """Tags drawn at random, found ones equal to gold ones three times in four."""
    dice = random.Random(seed)
    letters = {"iob1": "BI", "iob2": "BI", "bioes": "BIES", "bilou": "BILU"}[scheme]
    tags = ["O"] + [f"{letter}-{type_}" for letter in letters for type_ in ("PER", "LOC", "WORK-OF-ART")]

    def legible(before, tag):
        """Whether seqeval's IOB1 and ner4j's read the two alike: not B before B of another type."""
        return scheme != "iob1" or not (before[0] == tag[0] == "B" and before != tag)

    def draw(before, wish):
        tag = wish
        while tag is None or not legible(before, tag):
            tag = dice.choice(tags)
        return tag

    for _ in range(80):
        gold = found = "O"
        for word in range(dice.randint(1, 14)):
            gold = draw(gold, None)
            found = draw(found, gold if dice.random() < 0.75 else None)
            print(f"w{word} {gold} {found}")
        print()


if __name__ == "__main__":
    if sys.argv[1:2] == ["random"]:
        random_sentences(sys.argv[2])
    else:
        goldens()
