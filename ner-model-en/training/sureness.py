"""Gives an exported model scores that can be trusted in each kind of text. One temperature does not fit news and tweets alike, so each word has a factor of its
own for its logits: LEAST + SPAN * sigmoid(h·w + b), where h is the word's last hidden state. It is fitted to the development sets, each of the same weight, with a
penalty on w. It is a parameterised temperature (Tomani et al., 2022). Printed is the expected calibration error of each set before, after, and of texts that had no part in the fit; and the error that scores
without any fault would show on average, since few entities make chance errors. Then the F1 of each set if entities of a lower score than MIN_SCORES are left out, with the scores of
texts that had no part in the fit; `--min-score` writes the one that is chosen into config.json.

sureness_en.py and sureness_zh.py use it."""
import argparse
import json

import numpy
import onnx
import onnxruntime
import torch
from onnx import helper
from transformers import AutoTokenizer

from corpus import batches
from graph import Graph
from network import tensors
from sums import write_sums

LEAST, SPAN = 0.25, 1.5
BINS, FOLDS, DRAWS = 10, 5, 40
MIN_SCORES = (0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
HEAD = "/sureness/"


def last_hidden_state(graph):
    """The classifier's input."""
    added = graph.maker("logits")
    if added.name.startswith(HEAD):
        raise SystemExit("expected a model as constant_scales.py writes it, but this one has factors already; write it anew first")
    return graph.maker(next(name for name in added.input if name not in graph.constants)).input[0]


class Network:
    """Logits and last hidden states of an exported model."""

    def __init__(self, path):
        model = onnx.load(path)
        model.graph.output.append(helper.make_empty_tensor_value_info(last_hidden_state(Graph(model))))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = 1, 3
        self.session = onnxruntime.InferenceSession(model.SerializeToString(), options)

    def __call__(self, ids, mask):
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
        return self.session.run(None, {i.name: feeds[i.name] for i in self.session.get_inputs()})


def answers(network, examples):
    """(logits, last hidden states) of all pieces, by example."""
    out = {}
    for batch in batches(examples, 4096):
        ids, mask, _, _ = tensors(batch)
        logits, hidden = network(ids.numpy(), mask.numpy())
        out.update({id(e): (logits[r], hidden[r]) for r, e in enumerate(batch)})
    return [out[id(e)] for e in examples]


class Words:
    """The words of all entities that a model finds."""

    def __init__(self):
        self.gold, self.rows, self.right, self.sets, self.texts = {}, [], [], [], []  # rows: (entity, label, logits, hidden state)

    def add(self, name, text, logits, hidden, labels, right):
        self.rows += [(len(self.right), label, *row) for label, *row in zip(labels, logits, hidden)]
        self.right.append(right), self.sets.append(name), self.texts.append(text)

    def expect(self, name, count):
        """So many entities more are in a set."""
        self.gold[name] = self.gold.get(name, 0) + count

    def finish(self):
        entity, label, logits, hidden = zip(*self.rows)
        self.entity, self.label = torch.tensor(entity), torch.tensor(label)
        self.logits, self.hidden = torch.tensor(numpy.stack(logits)), torch.tensor(numpy.stack(hidden))
        self.mean, self.deviation = self.hidden.mean(0), self.hidden.std(0) + 1e-6
        self.right, self.sets, self.texts = torch.tensor(self.right).float(), numpy.array(self.sets), numpy.array(self.texts)
        self.words = torch.bincount(self.entity).float()
        self.names = list(dict.fromkeys(self.sets))
        count = {name: (self.sets == name).sum() for name in self.names}
        self.weight = torch.tensor([1 / count[name] for name in self.sets]).float()
        return self

    def scores(self, w, b):
        """An entity's score is the mean probability of its words' labels, as in the library."""
        factor = LEAST + SPAN * torch.sigmoid((self.hidden - self.mean) / self.deviation @ w + b)
        p = torch.softmax(self.logits * factor.unsqueeze(1), -1).gather(1, self.label.unsqueeze(1)).squeeze(1)
        return torch.zeros(len(self.right)).index_add(0, self.entity, p) / self.words

    def fitted(self, chosen, penalty):
        w, b = torch.zeros(self.hidden.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
        optimiser = torch.optim.LBFGS([w, b], max_iter=60, line_search_fn="strong_wolfe")

        def surprise():
            optimiser.zero_grad()
            s = self.scores(w, b).clamp(1e-6, 1 - 1e-6)
            each = -(self.right * s.log() + (1 - self.right) * (1 - s).log()) * self.weight
            value = each[chosen].sum() / self.weight[chosen].sum() + penalty * (w * w).sum()
            value.backward()
            return value

        optimiser.step(surprise)
        return w.detach(), b.detach()

    def unseen(self, penalty):
        """Each entity's score after a fit to the texts of other folds."""
        out = torch.zeros(len(self.right))
        for fold in range(FOLDS):
            own = torch.tensor(self.texts % FOLDS == fold)
            out[own] = self.scores(*self.fitted(~own, penalty))[own]
        return out

    def report(self, views):
        """A line for each set: the errors of some scores, and what scores without fault would show."""
        random = numpy.random.default_rng(1)
        for name in self.names:
            own = torch.tensor(self.sets == name)
            right = self.right[own].numpy()
            errors = {view: error(scores[own].numpy(), right) for view, scores in views.items()}
            last = list(views.values())[-1][own].numpy()
            chance = numpy.mean([error(last, random.random(len(last)) < last) for _ in range(DRAWS)])
            print(f"{name:10} {len(right):5} found, {100 * right.mean():.1f} % right; ECE " + ", ".join(f"{view} {value:.3f}" for view, value in errors.items()) + f", by chance {chance:.3f}")

    def least(self, scores):
        """A line for each set: F1 if entities of a lower score are left out."""
        print("least score " + " ".join(f"{least:6.2f}" for least in MIN_SCORES))
        for name in self.names:
            own = torch.tensor(self.sets == name)
            kept = [(self.right[own & (scores >= least)].sum().item(), (own & (scores >= least)).sum().item()) for least in MIN_SCORES]
            print(f"{name:11} " + " ".join(f"{200 * right / (count + self.gold[name]):6.2f}" for right, count in kept))


def error(scores, right):
    """The gap between mean score and share of right ones in ten equal intervals of scores, weighted by their entities."""
    bins = numpy.minimum((scores * BINS).astype(int), BINS - 1)
    return sum(abs(scores[bins == b].sum() - right[bins == b].sum()) for b in range(BINS)) / len(scores)


def with_factors(model, w, b):
    """The model whose logits are multiplied by LEAST + SPAN * sigmoid(h·w + b)."""
    graph = Graph(model)
    hidden, added = last_hidden_state(graph), graph.maker("logits")
    added.output[0] = "logits_plain"
    constants = {"weight": w[:, None], "bias": b, "span": [SPAN], "least": [LEAST]}
    weight, bias, span, least = (graph.constant(f"sureness.{name}", numpy.asarray(value, numpy.float32)) for name, value in constants.items())
    steps = [("MatMul", [hidden, weight], "product"), ("Add", ["product", bias], "shifted"), ("Sigmoid", ["shifted"], "share"), ("Mul", ["share", span], "more"),
             ("Add", ["more", least], "factor"), ("Mul", ["logits_plain", "factor"], "logits")]
    nodes = [helper.make_node(kind, inputs, [output], name=f"{HEAD}{output}") for kind, inputs, output in steps]
    graph.replace([added], [added, *nodes])
    graph.finish({i.domain: i.version for i in model.opset_import})
    return model


def arguments(description):
    ap = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--dir", required=True), ap.add_argument("--data", required=True), ap.add_argument("--first", type=int, help="so many texts of each set")
    ap.add_argument("--penalty", type=float, default=0.1, help="of the square of w")
    ap.add_argument("--min-score", type=float, help="the least score of an entity where the caller says none, for config.json")
    return ap.parse_args()


def choose(path, least):
    with open(path, encoding="utf-8") as file:
        config = json.load(file)
    config["ner4j"]["minScore"] = least
    with open(path, "w", encoding="utf-8") as file:
        json.dump(config, file, indent=2, ensure_ascii=False)
        file.write("\n")


def fit_into(a, found):
    """Fits the factors to what `found` finds with a model, and writes them into it."""
    path = f"{a.dir}/model.onnx"
    words = found(Network(path), AutoTokenizer.from_pretrained(a.dir), a.data, a.first)
    w, b = words.fitted(torch.ones(len(words.right), dtype=torch.bool), a.penalty)
    plain = torch.zeros_like(w), torch.full((1,), float(numpy.log((1 - LEAST) / (SPAN - 1 + LEAST))))
    unseen = words.unseen(a.penalty)
    words.report({"before": words.scores(*plain), "unseen": unseen, "fitted": words.scores(w, b)})
    words.least(unseen)
    scaled = w / words.deviation
    onnx.save(with_factors(onnx.load(path), scaled.numpy(), (b - words.mean @ scaled).numpy()), path)
    if a.min_score is not None:
        choose(f"{a.dir}/config.json", a.min_score)
    write_sums(a.dir)
