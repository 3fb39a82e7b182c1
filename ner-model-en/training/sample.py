"""Writes the openly licensed sample that the test of the shipped weights reads: the first sentences of two development sets, a word and a tag a line."""
import argparse
import itertools
import json

HEADS = {
    "ewt": "sentences of the development set of the English Web Treebank with the names of Universal NER, CC BY-SA 4.0",
    "btc": "tweets of the development set of the Broad Twitter Corpus, CC BY 4.0; annotated handles are taken out",
}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", required=True), ap.add_argument("--out", required=True), ap.add_argument("--sentences", type=int, default=600)
    a = ap.parse_args()
    for name, head in HEADS.items():
        with open(f"{a.data}/{name}-dev.jsonl", encoding="utf-8") as lines, open(f"{a.out}/{name}-sample.conll", "w", encoding="utf-8") as out:
            out.write(f"# The first {a.sentences} {head}\n")
            for line in itertools.islice(lines, a.sentences):
                d = json.loads(line)
                out.write("".join(f"{w}\t{t}\n" for w, t in zip(d["words"], d["tags"])) + "\n")


if __name__ == "__main__":
    main()
