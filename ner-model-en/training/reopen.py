"""Reads the trained network back out of an exported int8 model, so that training goes on from the bundled weights where their checkpoint is lost.

A weight in 7 bits tells an interval. Training began with the base encoder's weight and moved it a little, so the weight is taken as the mean, within
the interval, of a normal distribution about the base's weight. The biases of the norms stay where the export put them, in those of the products behind."""
import argparse
import math
import os

import numpy
import onnx
import torch

from graph import Graph
from network import network
from vocabulary import base_pieces, lifted


class Exported:
    """The products of an exported graph by name, as they were before they were quantised and eased."""

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
        steps = numpy.broadcast_to(self.value(node.input[3]).astype(numpy.float64), node_shape(self, node))
        share = self.value(name.replace("/", ".") + ".share").astype(numpy.float64)[:, None] if name.replace("/", ".") + ".share" in self.graph.constants else 1.0
        weights = self.value(node.input[1]) * steps * share
        return weights.T.copy(), (steps * share).T.copy(), self.value(node.input[6]).copy()

    def floating(self, name):
        """(weights by output and input, bias or None) of a product in fp32, or None."""
        node = self.nodes.get(f"/{name}/MatMul")
        if node is None:
            return None
        bias = self.graph.only_user(node.output[0], "Add")
        return self.value(node.input[1]).T, next((self.value(n) for n in bias.input if n in self.graph.constants), None)


def node_shape(exported, node):
    return exported.value(node.input[1]).shape


def within(weights, steps, base):
    """The mean of a normal distribution about `base`, cut to half a step on either side of `weights`."""
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


def with_apart(exported, layer, up, up_bias, down):
    """Puts the inner channels that the export set apart back in their places: those whose rows it cleared."""
    apart = exported.floating(f"layers.{layer}/apart/up")
    cleared = numpy.flatnonzero(~up.any(1))
    if apart is not None:
        if len(cleared) != len(apart[1]):
            raise SystemExit(f"expected {len(apart[1])} cleared channels in block {layer}, found {len(cleared)}: the model is not one of export.py's")
        up[cleared], up_bias[cleared] = apart
        down[:, cleared] = exported.floating(f"layers.{layer}/apart/down")[0]
    return cleared if apart is not None else []


def reopened(path, model):
    """Fills `model`, which holds the base encoder's weights, with those of the exported model."""
    exported, state = Exported(path), {k: v.double().numpy() for k, v in model.state_dict().items() if v.is_floating_point()}
    heads = model.config.num_attention_heads
    out = {}

    def norm(name, to):
        out[f"{to}.weight"], out[f"{to}.bias"] = exported.norm(name)

    norm("/norm", "bert.embeddings.LayerNorm")
    for i in range(model.config.num_hidden_layers):
        to = f"bert.encoder.layer.{i}"
        weights, steps, bias = exported.product(f"layers.{i}/qkv")
        scale = math.sqrt(model.config.hidden_size / heads)
        for part, name in enumerate(("query", "key", "value")):
            at, factor = slice(part * len(bias) // 3, (part + 1) * len(bias) // 3), scale if name == "query" else 1.0
            key = f"{to}.attention.self.{name}"
            out[f"{key}.weight"] = within(weights[at] * factor, steps[at] * factor, state[f"{key}.weight"])
            out[f"{key}.bias"] = bias[at] * factor
        for name, key in (("out", "attention.output"), ("up", "intermediate"), ("down", "output")):
            weights, steps, bias = exported.product(f"layers.{i}/{name}")
            out[f"{to}.{key}.dense.weight"], out[f"{to}.{key}.dense.bias"] = within(weights, steps, state[f"{to}.{key}.dense.weight"]), bias
            if name == "up":
                cleared = weights
            elif name == "down":
                gone = numpy.flatnonzero(~cleared.any(1))
                up, down = out[f"{to}.intermediate.dense.weight"], out[f"{to}.output.dense.weight"]
                up[gone], down[:, gone] = 0, 0
                with_apart(exported, i, up, out[f"{to}.intermediate.dense.bias"], down)
        norm(f"/layers.{i}/norm1", f"{to}.attention.output.LayerNorm"), norm(f"/layers.{i}/norm2", f"{to}.output.LayerNorm")
    out["classifier.weight"], out["classifier.bias"] = exported.floating("classifier")
    out["bert.embeddings.word_embeddings.delta.weight"] = exported.value("cases")
    out["bert.embeddings.token_type_embeddings.weight"] = exported.value("types")
    out["bert.embeddings.position_embeddings.weight"] = exported.value("positions.rows") * exported.value("positions.scale")
    missing = [k for k in state if k not in out and "word_embeddings.base" not in k]
    if missing:
        raise SystemExit(f"expected the exported model to fill all of the network, found nothing for {missing}")
    model.load_state_dict({k: torch.tensor(v) if k in out else model.state_dict()[k] for k, v in (model.state_dict() | out).items()})
    return model


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--model", required=True, help="the exported model.onnx"), ap.add_argument("--out", required=True)
    ap.add_argument("--onnx", required=True, help="the base encoder"), ap.add_argument("--tokenizer", required=True)
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    base = base_pieces(a.tokenizer)
    _, source, case = lifted(base)
    torch.save({"model": reopened(a.model, network(a.onnx, base, source, case, 12)).state_dict()}, f"{a.out}/checkpoint.pt")


if __name__ == "__main__":
    main()
