"""Gives an int8 network constant scales, so that what runs beside a text does not change its answers, and writes it with the operators that
ONNX Runtime runs fastest.

Quantised dynamically, all that runs together shares one scale. Here the scale of each product's input comes from texts seen beforehand."""
import argparse
import json
import os
import random

import numpy
import onnx
from onnx import helper
from transformers import AutoTokenizer

import near
import norms
from calibration import kinds, random_pieces, unseen
from graph import Graph
from labels import LABELS
from ranges import KINDS, Inputs, chosen, clipped, observed
from sums import write_sums

OPSET, DOMAIN = 17, "com.microsoft"
LONGEST = 128  # tokens of a window


def parameters(low, high):
    """Scale and zero point with which 0 is exact and both ends are among the 256 numbers."""
    low, high = min(low, 0.0), max(high, 0.0)
    scale = numpy.float32((high - low) / 255)
    return scale, numpy.uint8(numpy.clip(numpy.rint(-low / scale), 0, 255))


def fix_scale(graph, node, low, high):
    """Quantises an input by a constant scale, and joins the products of it with what follows them."""
    values = node.output[0]
    number, zero = parameters(low, high)
    scale, zero_point = graph.constant(f"{values}_scale", number), graph.constant(f"{values}_zero_point", zero)
    for product in graph.users(values):
        join(graph, product, scale, zero_point)
    graph.replace([node], [helper.make_node("QuantizeLinear", [node.input[0], scale, zero_point], [values], name=node.name)])


def join(graph, product, scale, zero_point):
    """A product of int8, its scaling and its bias, as one node."""
    graph.dequantised(product)  # which checks that the weights have no zero points
    scaled = graph.scaled(product)
    bias = graph.only_user(scaled.output[0], "Add")
    added = next(name for name in bias.input if name in graph.constants)
    inputs = [product.input[0], product.input[1], scale, graph.scales(product), zero_point, "", added]
    cast = graph.only_user(product.output[0], "Cast")
    graph.replace([product, cast, scaled, bias], [helper.make_node("MatMulIntegerToFloat", inputs, bias.output, name=product.name, domain=DOMAIN)])


def join_gelu(graph):
    """x / sqrt(2), erf, + 1, times x, times 0.5: ONNX Runtime's FastGelu. It is within 0.0005 of it, a tenth of a step of what is quantised next or less."""
    for erf in [node for node in graph.nodes() if node.op_type == "Erf"]:
        divided = graph.maker(erf.input[0])
        shifted = graph.only_user(erf.output[0], "Add")
        times = graph.only_user(shifted.output[0], "Mul")
        halved = graph.only_user(times.output[0], "Mul")
        kind = "Gelu" if "/apart/" in erf.name else "FastGelu"
        gelu = helper.make_node(kind, [divided.input[0]], halved.output, name=erf.name, domain=DOMAIN)
        graph.replace([divided, erf, shifted, times, halved], [gelu])


def prepared(model):
    """The model, still quantised dynamically, with what does not depend on scales."""
    graph = Graph(model)
    graph.hold_constants()
    norms.fold_biases(graph)
    graph.fold_targets()
    join_gelu(graph)
    near.join_near(graph)
    graph.finish({"": OPSET, DOMAIN: 1})
    return model


def raise_outside(model, by):
    """Adds to the score of O, which makes names rarer and surer."""
    graph = Graph(model)
    more = numpy.zeros(len(LABELS), numpy.float32)
    more[LABELS.index("O")] = by
    graph.add(graph.maker("logits"), more)
    graph.finish({"": OPSET, DOMAIN: 1})


def divide_logits(model, temperature):
    """Divides the logits, which leaves the likeliest labels and the likeliest legal path as they are and brings scores closer to the share of right ones."""
    graph = Graph(model)
    added = graph.maker("logits")
    product = next(graph.maker(name) for name in added.input if name not in graph.constants)
    for node in (added, product):
        name = next(n for n in node.input if n in graph.constants)
        graph.set_input(node, name, graph.constant(f"{name}_cooler", (graph.value(name) / temperature).astype(numpy.float32)))
    graph.finish({"": OPSET, DOMAIN: 1})


def quantised(model):
    """What is quantised dynamically."""
    return [node.input[0] for node in model.graph.node if node.op_type == "DynamicQuantizeLinear"]


def with_scales(model, ranges):
    """The model with constant scales; `ranges` has the lowest and the highest number of all that is quantised."""
    graph = Graph(model)
    for node in [n for n in graph.nodes() if n.op_type == "DynamicQuantizeLinear"]:
        fix_scale(graph, node, *ranges[node.input[0]])
    graph.finish({"": OPSET, DOMAIN: 1})
    return model


def encoded(folder, tok):
    """Sequences by kind of text."""
    out = {kind: [tok(text, truncation=True, max_length=LONGEST)["input_ids"] for text in texts] for kind, texts in kinds(folder).items()}
    return out | {"random pieces": random_pieces(tok, random.Random(2), 100)}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--dir", required=True), ap.add_argument("--data", required=True)
    ap.add_argument("--model", default="dynamic.onnx"), ap.add_argument("--out", default="model.onnx")
    ap.add_argument("--ways", nargs=4, default=["all"] * 4, metavar=("QKV", "OUT", "UP", "DOWN"),
                    help="which range the inputs of a block's four products take: all, error or a share such as 1e-5")
    ap.add_argument("--outside", type=float, default=0.0, help="is added to the score of O")
    ap.add_argument("--temperature", type=float, default=1.0, help="divides the logits; confidence.py finds it")
    ap.add_argument("--ranges", default="ranges.json", help="in the folder: ranges of a run before, which are taken instead, if it exists")
    a = ap.parse_args()
    tok = AutoTokenizer.from_pretrained(a.dir)
    model = prepared(onnx.load(f"{a.dir}/{a.model}"))
    raise_outside(model, a.outside)
    divide_logits(model, a.temperature)
    inputs, by_kind = Inputs(model, quantised(model)), encoded(a.data, tok)
    if not os.path.exists(f"{a.dir}/{a.ranges}"):
        with open(f"{a.dir}/{a.ranges}", "w") as out:
            json.dump(chosen(observed(inputs, [ids for of in by_kind.values() for ids in of]), dict(zip(KINDS, a.ways))), out, indent=1)
    with open(f"{a.dir}/{a.ranges}") as file:
        ranges = json.load(file)
    onnx.save(with_scales(model, ranges), f"{a.dir}/{a.out}")
    for kind, sequences in (by_kind | unseen(a.data, tok, LONGEST)).items():
        numbers, touched = clipped(inputs, ranges, sequences)
        print(f"{kind}: {len(sequences)} sequences, clipped {numbers:.2f} of a million numbers, in {touched:.0f} of a thousand sequences")
    write_sums(a.dir)


if __name__ == "__main__":
    main()
