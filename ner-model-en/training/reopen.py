"""Reads the trained network back out of an exported int8 model, so that training goes on from the bundled weights where their checkpoint is lost.

A weight in 7 bits tells an interval. Training began with the base encoder's weight and moved it a little, so the weight is taken as the mean, within
the interval, of a normal distribution about the base's weight; without `--onnx`, as for the fast model, it is the interval's middle. The biases of the norms stay where the export put them, in those of the products behind."""
import argparse
import math
import os

import numpy
import onnx
import torch

from export import NAMES, TEXTS, logits
from graph import Graph
from network import network
from vocabulary import base_pieces, lifted, tokenizer


class Exported:
    """The products of an exported graph by name, as they were before they were quantised and smoothed."""

    def __init__(self, path):
        self.graph = Graph(onnx.load(path))
        self.nodes = {node.name: node for node in self.graph.nodes()}

    def value(self, name):
        return self.graph.value(name)

    def norm(self, name):
        node = self.nodes[f"{name}/LayerNormalization"]
        return self.value(node.input[1]), self.value(node.input[2])

    def product(self, name):
        """(weights by output and input, the width of a step of each, bias)."""
        node = self.nodes.get(f"/{name}/MatMul_quant") or self.nodes[f"/{name}/linear/MatMul_quant"]
        numbers, shares = self.value(node.input[1]).astype(numpy.float64), name.replace("/", ".") + ".share"
        share = self.value(shares)[:, None] if shares in self.graph.constants else 1.0
        steps = self.value(node.input[3]) * share * numpy.ones_like(numbers)
        return (numbers * steps).T, steps.T, self.value(node.input[6]).copy()

    def floating(self, name):
        """(weights by output and input, bias or None) of a product in fp32, or None."""
        node = self.nodes.get(f"/{name}/MatMul")
        if node is None:
            return None
        bias = self.graph.only_user(node.output[0], "Add")
        return self.value(node.input[1]).T, next((self.value(n) for n in bias.input if n in self.graph.constants), None)


def within(weights, steps, base):
    """The mean of a normal distribution about `base`, cut to half a step on either side of `weights`; these themselves without a base."""
    if base is None:
        return weights
    moved = weights - base
    fine = steps <= numpy.median(steps)
    spread = math.sqrt(max(float(numpy.mean(moved[fine] ** 2) - numpy.mean(steps[fine] ** 2) / 12), 1e-12))
    normal = torch.distributions.Normal(0.0, 1.0)
    low, high = (torch.tensor((moved + half * steps) / spread).clamp(-30, 30) for half in (-0.5, 0.5))
    share = normal.cdf(high) - normal.cdf(low)
    shift = (torch.exp(-low * low / 2) - torch.exp(-high * high / 2)) / math.sqrt(2 * math.pi) / share
    likely = base + spread * shift.numpy()
    usable = (share > 1e-9).numpy()
    return numpy.clip(numpy.where(usable, likely, weights), weights - steps / 2, weights + steps / 2)


def attention(exported, i, state, size, to):
    weights, steps, bias = exported.product(f"layers.{i}/qkv")
    out = {}
    for name, at in zip(("query", "key", "value"), numpy.split(numpy.arange(len(bias)), 3)):
        factor = math.sqrt(size) if name == "query" else 1.0  # the export put the scale of the scores into the query
        key = f"{to}.attention.self.{name}"
        out |= {f"{key}.weight": within(weights[at] * factor, steps[at] * factor, state.get(f"{key}.weight")), f"{key}.bias": bias[at] * factor}
    weights, steps, bias = exported.product(f"layers.{i}/out")
    key = f"{to}.attention.output.dense"
    return out | {f"{key}.weight": within(weights, steps, state.get(f"{key}.weight")), f"{key}.bias": bias}


def feed_forward(exported, i, state, to):
    """The two products, with the inner channels that the export set apart back in their places: those whose weights it cleared."""
    up_key, down_key = f"{to}.intermediate.dense", f"{to}.output.dense"
    (up, up_steps, up_bias), (down, down_steps, down_bias) = (exported.product(f"layers.{i}/{name}") for name in ("up", "down"))
    cleared, apart = numpy.flatnonzero(~up.any(1)), exported.floating(f"layers.{i}/apart/up")
    up, down = within(up, up_steps, state.get(f"{up_key}.weight")), within(down, down_steps, state.get(f"{down_key}.weight"))
    if len(cleared) != (len(apart[1]) if apart else 0):
        raise SystemExit(f"expected as many cleared channels in block {i} as channels set apart, found {len(cleared)}: the model is not one of export.py's")
    if apart:
        up[cleared], up_bias[cleared] = apart
        down[:, cleared] = exported.floating(f"layers.{i}/apart/down")[0]
    return {f"{up_key}.weight": up, f"{up_key}.bias": up_bias, f"{down_key}.weight": down, f"{down_key}.bias": down_bias}


def reopened(path, model, based=True):
    """Fills `model`, which holds the base encoder's weights if it is based on one, with those of the exported model."""
    exported, c = Exported(path), model.config
    names = [k for k, v in model.state_dict().items() if v.is_floating_point()]
    state = {k: model.state_dict()[k].double().numpy() for k in names} if based else {}
    norms, out = {"/norm": "bert.embeddings.LayerNorm"}, {}
    for i in range(c.num_hidden_layers):
        to = f"bert.encoder.layer.{i}"
        out |= attention(exported, i, state, c.hidden_size / c.num_attention_heads, to) | feed_forward(exported, i, state, to)
        norms |= {f"/layers.{i}/norm1": f"{to}.attention.output.LayerNorm", f"/layers.{i}/norm2": f"{to}.output.LayerNorm"}
    for name, to in norms.items():
        out[f"{to}.weight"], out[f"{to}.bias"] = exported.norm(name)
    out["classifier.weight"], out["classifier.bias"] = exported.floating("classifier")
    embeddings = "bert.embeddings"
    out[f"{embeddings}.word_embeddings.delta.weight"], out[f"{embeddings}.token_type_embeddings.weight"] = exported.value("cases"), exported.value("types")
    out[f"{embeddings}.position_embeddings.weight"] = exported.value("positions.rows") * exported.value("positions.scale")
    if not based:
        words = model.state_dict()[f"{embeddings}.word_embeddings.base.weight"].numpy()
        words[numpy.unique(model.bert.embeddings.word_embeddings.source.numpy())] = exported.value("words.rows") * exported.value("words.scale")
        out[f"{embeddings}.word_embeddings.base.weight"] = words
    missing = [k for k in names if k not in out and "word_embeddings.base" not in k]
    if missing:
        raise SystemExit(f"expected the exported model to fill all of the network, found nothing for {missing}")
    model.load_state_dict(model.state_dict() | {k: torch.tensor(v, dtype=torch.float32) for k, v in out.items()})
    return model


def distance(path, model, tok):
    """The mean difference of the labels' log probabilities between the exported model and the network, over the pieces of some texts."""
    x = tok(TEXTS, return_tensors="pt", padding=True)
    inputs = [x[name] for name in NAMES]
    with torch.no_grad():
        both = [torch.log_softmax(y, -1)[x["attention_mask"].bool()] for y in (torch.tensor(logits(path, inputs)), model.eval()(**x).logits)]
    return float((both[0] - both[1]).abs().mean())


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--model", required=True, help="the exported model.onnx"), ap.add_argument("--out", required=True)
    ap.add_argument("--onnx", help="the base encoder"), ap.add_argument("--tokenizer", required=True)
    ap.add_argument("--layers", type=int, default=12), ap.add_argument("--inner", type=int, default=1536)
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    base = base_pieces(a.tokenizer)
    pieces, source, case = lifted(base)
    model = reopened(a.model, network(a.onnx, base, source, case, a.layers, a.inner), a.onnx is not None)
    torch.save({"model": model.state_dict()}, f"{a.out}/checkpoint.pt")
    print(f"{a.out}/checkpoint.pt: log probabilities differ from the exported model's by {distance(a.model, model, tokenizer(pieces, a.out)):.2f} on average")


if __name__ == "__main__":
    main()
