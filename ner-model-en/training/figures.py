"""Development figures of a checkpoint or an exported folder, with 95 % intervals from 500 resamplings of the sentences: F1 by set, and recall of names
that occur in training and that do not, and by the number of their words.

python figures.py --data DATA --checkpoint RUN/checkpoint.pt --tokenizer BASE-tokenizer.json [--first 500] [--names names.json]
python figures.py --data DATA --model model"""
import argparse
import random

import torch

import large
import origins
from corpus import encoded, read, recased
from score import SETS, THREE, best_labels, by_words, f1, some
from views import spans

DOMAINS = {"politics": 541, "science": 450, "music": 380, "literature": 400, "AI": 350}  # sentences of crossner-dev, in the order of the file


def surfaces(folder, sets):
    """The names of training sets, without case."""
    return {surface(t, s, e) for name in sets for t in read(f"{folder}/{name}-train.jsonl") for s, e, _ in spans(t)}


def surface(t, first, after):
    return t.text[t.words[first][0] : t.words[after - 1][1]].lower()


def views(folder, first):
    """(name, texts, types that count) of each figure."""
    for name, types in SETS.items():
        texts = read(f"{folder}/{name}-dev.jsonl")
        yield name, some(texts, first), types
        if name == "conll2003":
            yield "conll lower", [recased(t, str.lower) for t in some(texts, first)], types
            yield "conll UPPER", [recased(t, str.upper) for t in some(texts, first)], types
        if name == "crossner":
            at = 0
            for domain, count in DOMAINS.items():
                yield domain, some(texts[at : at + count], first and first // 3), types
                at += count


def interval(pairs, types, rng, times=500):
    kept = [tuple({s for s in side if not types or s[2] in types} for side in pair) for pair in pairs]
    counts = [(len(got & gold), len(got), len(gold)) for got, gold in kept]
    found = sorted(resampled(counts, rng) for _ in range(times))
    return found[int(times * 0.025)], found[int(times * 0.975)]


def resampled(counts, rng):
    both, got, gold = map(sum, zip(*rng.choices(counts, k=len(counts))))
    return 200 * both / max(1, got + gold)


def share(found):
    return f"{100 * sum(found) / max(1, len(found)):5.1f} ({len(found)})"


def line(name, texts, types, model, tok, known, asked):
    examples = encoded(texts, tok, 512)
    pairs = [by_words(e, b, [t for _, _, t in s.words]) for e, b, s in zip(examples, best_labels(model, examples, asked), texts)]
    gold = [(t, s, s in got) for t, (got, side) in zip(texts, pairs) for s in side if not types or s[2] in types]
    low, high = interval(pairs, types, random.Random(1))
    kinds = " ".join(f"{k} {f1(pairs, {k}):.1f}" for k in sorted(types or THREE | {"MISC"}))
    seen = " ".join(f"{label} {share([hit for t, s, hit in gold if (surface(t, s[0], s[1]) in known) == side])}" for label, side in (("seen", True), ("unseen", False)))
    size = " ".join(f"{n}{'+' if n == 4 else ''} {share([hit for _, s, hit in gold if min(4, s[1] - s[0]) == n])}" for n in (1, 2, 3, 4))
    print(f"{name:12} F1 {f1(pairs, types):5.2f} [{low:.1f}, {high:.1f}]  {kinds}  recall: {seen}  words: {size}", flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", required=True), ap.add_argument("--checkpoint"), ap.add_argument("--tokenizer"), ap.add_argument("--model")
    ap.add_argument("--large", help="the unpacked large BERT, if the checkpoint is a teacher's")
    ap.add_argument("--precision", choices=("auto", "fp32", "bf16"), default="fp32", help="of a checkpoint's products; auto is bf16 where the processor has it")
    ap.add_argument("--first", type=int, help="so many sentences of each set"), ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--trained", nargs="+", default=["conll2003", "ewt", "btc"], help="the sets whose names count as seen; always the same, so that figures compare")
    ap.add_argument("--names", help="what names.py writes: measures the origins too"), ap.add_argument("--times", type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    model, tok = (large.restored(a.large, a.checkpoint), large.tokenizer(a.large)) if a.large else origins.opened(a)
    known = surfaces(a.data, a.trained)
    for name, texts, types in views(a.data, a.first):
        line(name, texts, types, model, tok, known, a.precision)
    if a.names:
        for origin, texts in origins.test(a.names, a.data, a.times).items():
            print(f"{origin:12} " + " ".join(f"{kind} {value:5.1f}" for kind, value in origins.recall(model, tok, texts).items()), flush=True)


if __name__ == "__main__":
    main()
