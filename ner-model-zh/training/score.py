"""Micro-averaged entity F1 with exact spans and types over running text, by characters."""
import torch

from corpus import SETS, batches, encoded, read
from labels import LABELS, TYPES, spans
from network import tensors
from script import converted

IMPOSSIBLE = torch.tensor([[b.startswith("I-") and a[1:] != b[1:] for b in LABELS] for a in LABELS]).float() * -1e4
CANNOT_BEGIN = torch.tensor([label.startswith("I-") for label in LABELS]).float() * -1e4


def best_path(logp):
    """The most probable labels among those in which no I- stands without its B-."""
    score, back = logp[0] + CANNOT_BEGIN, []
    for row in logp[1:]:
        best, where = (score.unsqueeze(1) + IMPOSSIBLE).max(0)
        score = best + row
        back.append(where)
    path = [int(score.argmax())]
    for where in reversed(back):
        path.append(int(where[path[-1]]))
    return path[::-1]


def found(model, examples, viterbi=True):
    """Each example's names as a set of (start, end, type)."""
    model.eval()
    out = {}
    with torch.no_grad():
        for batch in batches(examples, 4096):
            ids, mask, _, _ = (x.to(getattr(model, "device", "cpu")) for x in tensors(batch))
            logp = torch.log_softmax(model(input_ids=ids, attention_mask=mask).logits, -1).cpu()
            for r, e in enumerate(batch):
                asked = [i for i, place in enumerate(e.places) if place]
                rows = logp[r, asked]
                path = (best_path(rows) if viterbi else rows.argmax(-1).tolist()) if asked else []
                out[id(e)] = spans([LABELS[i] for i in path], [e.places[i] for i in asked])
    return [out[id(e)] for e in examples]


def f1(pairs, types=TYPES):
    tp = fp = fn = 0
    for got, gold in pairs:
        got, gold = ({s for s in side if s[2] in types} for side in (got, set(gold)))
        tp, fp, fn = tp + len(got & gold), fp + len(got - gold), fn + len(gold - got)
    return 200 * tp / max(1, 2 * tp + fp + fn)


def scores(model, tok, folder, first=None, traditional=False, kinds=False, viterbi=True):
    """F1 by set; `first` texts of each only, `traditional` also of the same texts in traditional script, `kinds` also of each type."""
    out = {}
    for name in SETS:
        texts = read(folder, name, "dev")[:first]
        views = {"": texts} | ({" traditional": converted(texts, "s2t")} if traditional else {})
        for view, shown in views.items():
            pairs = list(zip(found(model, encoded(shown, tok, 512), viterbi), [t.spans for t in shown]))
            out[name + view] = f1(pairs)
            if kinds and not view:
                out |= {f"{name} {kind}": f1(pairs, {kind}) for kind in TYPES}
    return out
