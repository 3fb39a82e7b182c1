"""Micro-averaged entity F1 with exact spans and types, over gold words and over the running text."""
import torch

import precision
from corpus import batches, encoded, read, recased
from labels import IGNORED, LABELS, inside, spans
from network import tensors


THREE = {"PER", "ORG", "LOC"}


def some(texts, count):
    """So many of the texts, evenly spread, or all."""
    return texts if count is None or count >= len(texts) else [texts[i * len(texts) // count] for i in range(count)]


def best_labels(model, examples, asked="fp32"):
    """The most probable label of each piece, in the examples' order."""
    model.eval()
    out, device = {}, getattr(model, "device", "cpu")
    with torch.no_grad(), precision.products(asked, str(device).split(":")[0]):
        for batch in batches(examples, 4096):
            ids, mask, _, _ = tensors(batch)
            best = model(input_ids=ids.to(device), attention_mask=mask.to(device)).logits.argmax(-1).tolist()
            out.update({id(e): best[r][: len(e.ids)] for r, e in enumerate(batch)})
    return [out[id(e)] for e in examples]


def by_words(example, best, tags):
    """Predicted and gold entities by gold word: the label of each word's first piece."""
    got = ["O"] * len(tags)
    for w, label in zip(example.word, best):
        if w >= 0:
            got[w] = LABELS[label]
    return spans(got), spans(tags)


def by_pieces(example, best):
    """Predicted and gold entities by pre-tokenizer word, which is what characters of running text come down to."""
    asked = [i for i, label in enumerate(example.labels) if label != IGNORED]
    return spans([LABELS[best[i]] for i in asked]), spans([LABELS[example.labels[i]] for i in asked])


def f1(pairs, types=None):
    tp = fp = fn = 0
    for got, gold in pairs:
        if types:
            got, gold = ({s for s in side if s[2] in types} for side in (got, gold))
        tp, fp, fn = tp + len(got & gold), fp + len(got - gold), fn + len(gold - got)
    return 200 * tp / max(1, 2 * tp + fp + fn)


SETS = {"conll2003": None, "ewt": THREE, "btc": THREE, "wnut17": THREE, "crossner": None}


def scores(model, tok, folder, cased=True, first=None, asked="fp32"):
    """Every development figure by name; with `cased` also those of other case and of each type; with `first`, over so many sentences of each set; `asked` is the precision of the products."""
    out = {}
    for name, types in SETS.items():
        path = f"{folder}/{name}-dev.jsonl"
        texts = some(read(path), first)
        views = {"": texts}
        if cased and name == "conll2003":
            views |= {" lower": [recased(t, str.lower) for t in texts], " upper": [recased(t, str.upper) for t in texts]}
        for view, sentences in views.items():
            examples = encoded(sentences, tok, 512)
            best = best_labels(model, examples, asked)
            pairs = [by_words(e, b, [t for _, _, t in s.words]) for e, b, s in zip(examples, best, sentences)]
            out[name + view] = f1(pairs, types)
            if cased and not view:
                out |= {f"{name} {t}": f1(pairs, {t}) for t in sorted(types or THREE | {"MISC"})}
            if not view:
                if name == "ewt":
                    examples = encoded(some(read(path, raw=True), first), tok, 512)
                    best = best_labels(model, examples, asked)
                out[name + " text"] = f1([by_pieces(e, b) for e, b in zip(examples, best)], types)
    return out
