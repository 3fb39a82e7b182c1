"""Writes the openly licensed samples that the test of the shipped weights reads."""
import argparse
import json

from corpus import read
from script import converted


def units(text, at):
    """A place in UTF-16 code units."""
    return len(text[:at].encode("utf-16-le")) // 2


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    a = ap.parse_args()
    gsd = read(a.data, "gsd", "dev")
    for name, texts in (("gsd", gsd), ("gsd-traditional", converted(gsd, "s2t")), ("weibo", read(a.data, "weibo", "dev"))):
        with open(f"{a.out}/{name}-sample.jsonl", "w", encoding="utf-8") as out:
            for t in texts:
                spans = [[units(t.text, s), units(t.text, e), kind] for s, e, kind in t.spans]
                out.write(json.dumps({"text": t.text, "spans": spans}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
