"""Writes a model in int8 whose answers do not depend on what runs beside a text.

Weights of products are int8 with a scale for each output, and what they are multiplied with is quantised by a scale that texts showed
beforehand and that is constant from then on, as in the bundled model (ner-model-en/training). Embeddings are int8 with a scale for
each row. Weights have seven bits, whose products no processor's sum can overflow.
"""

import numpy
import onnx
from onnx import helper, numpy_helper

from .check import session
from .faults import Fault
from .graph import ONE_FILE, size

DOMAIN = "com.microsoft"
SEVEN_BITS, EIGHT_BITS = 63, 127
BINS = 2048
TABLE = 1 << 16  # numbers that a table of embeddings has at least to be worth it


class Graph:
    """A graph in fp32 and those of its products and tables that int8 can hold."""

    def __init__(self, source):
        self.model = onnx.load(source)
        self.constants = {tensor.name: tensor for tensor in self.model.graph.initializer}
        self.takers = {}
        for node in self.model.graph.node:
            for name in node.input:
                self.takers.setdefault(name, []).append(node)
        products = [node for node in self.model.graph.node if node.op_type == "MatMul" and self.is_weight(node.input[1])]
        # The last product makes the logits: it is small, and its rounding would move them most.
        self.products = products[:-1]
        self.tables = [node for node in self.model.graph.node if node.op_type == "Gather" and self.is_table(node)]

    def is_weight(self, name):
        tensor = self.constants.get(name)
        return tensor is not None and len(tensor.dims) == 2 and tensor.data_type == onnx.TensorProto.FLOAT

    def is_table(self, node):
        axis = next((attribute.i for attribute in node.attribute if attribute.name == "axis"), 0)
        only_looked_up = all(taker.op_type == "Gather" for taker in self.takers.get(node.input[0], []))
        return axis == 0 and self.is_weight(node.input[0]) and only_looked_up and numpy.prod(self.constants[node.input[0]].dims) >= TABLE

    def inputs(self):
        """What products multiply their weights with."""
        return list(dict.fromkeys(node.input[0] for node in self.products))


def observed(graph, file, inputs, texts):
    """For each input of a product its lowest and highest number over texts, and a histogram in between."""
    watched, names = onnx.ModelProto(), graph.inputs()
    watched.CopyFrom(graph.model)
    watched.graph.output.extend(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names)
    onnx.save(watched, file, **beside(graph, file))
    opened = session(file)
    taken = {node.name for node in opened.get_inputs()}
    runs = [{n: a for n, a in inputs.rows([inputs.of(text)]).items() if n in taken} for text in texts]
    low, high = numpy.full(len(names), numpy.inf), numpy.full(len(names), -numpy.inf)
    for feed in runs:
        for i, values in enumerate(opened.run(names, feed)):
            low[i], high[i] = min(low[i], values.min()), max(high[i], values.max())
    counts = numpy.zeros((len(names), BINS), numpy.int64)
    for feed in runs:
        for i, values in enumerate(opened.run(names, feed)):
            counts[i] += numpy.histogram(values, BINS, (low[i], high[i]))[0]
    return {name: (float(low[i]), float(high[i]), counts[i]) for i, name in enumerate(names)}


def beside(graph, file):
    """How a model is saved that may be too large for one file."""
    large = graph.model.ByteSize() > ONE_FILE
    return {"save_as_external_data": True, "location": file.name + ".data"} if large else {}


def noise(low, high, counts):
    """The share of an input's power that rounding to 256 steps from end to end adds."""
    values = low + (numpy.arange(BINS) + 0.5) * (high - low) / BINS
    step = max(max(high, 0.0) - min(low, 0.0), 1e-30) / 255
    back = numpy.rint(values / step) * step
    return float((counts * (values - back) ** 2).sum()) / max(float((counts * values**2).sum()), 1e-30)


def plans(seen):
    """Ways to quantise, the fastest first: name, and the range of each input that is quantised.

    A range is all that texts showed. Narrower ones, of the least mean error, changed more labels of a trained model.
    """
    ranges = {name: (low, high) for name, (low, high, _) in seen.items()}
    moved = {name: noise(*of) for name, of in seen.items()}
    yield "all products", ranges
    for most in (1e-3, 2e-4):
        calm = {name: ends for name, ends in ranges.items() if moved[name] <= most}
        if 0 < len(calm) < len(ranges):
            yield f"products whose inputs rounding moves by less than {100 * most:g} %", calm
    yield "weights alone", {}


def write(source, file, ranges):
    """Writes the model with the inputs of some products quantised; the weights of the others are int8 and are multiplied in fp32."""
    graph = Graph(source)
    writer = Writer(graph.constants)
    chosen, tables = {id(node) for node in graph.products}, {id(node) for node in graph.tables}
    for node in graph.model.graph.node:
        if id(node) in chosen:
            ends = ranges.get(node.input[0])
            writer.product(node, *ends) if ends else writer.weights(node)
        elif id(node) in tables:
            writer.table(node)
        else:
            writer.nodes.append(node)
    needed = {name for node in writer.nodes for name in node.input} | {output.name for output in graph.model.graph.output}
    del graph.model.graph.node[:], graph.model.graph.initializer[:]
    graph.model.graph.node.extend(writer.nodes)
    graph.model.graph.initializer.extend(tensor for name, tensor in writer.constants.items() if name in needed)
    if not any(opset.domain == DOMAIN for opset in graph.model.opset_import):
        graph.model.opset_import.append(helper.make_opsetid(DOMAIN, 1))
    onnx.save(graph.model, file, **beside(graph, file))
    return len(graph.products), len(graph.tables)


class Writer:
    """Nodes in int8 in place of those in fp32."""

    def __init__(self, constants):
        self.constants, self.nodes = dict(constants), []

    def constant(self, name, value):
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(numpy.asarray(value), name)
        return name

    def quantised(self, name, axis, most):
        """The names of weights in int8 and of their scales: one for each place along an axis."""
        if f"{name}_int8" not in self.constants:
            weights = numpy_helper.to_array(self.constants[name])
            scales = numpy.abs(weights).max(axis=1 - axis, keepdims=True).astype(numpy.float32) / most
            scales[scales == 0] = 1
            self.constant(f"{name}_int8", numpy.rint(weights / scales).astype(numpy.int8))
            self.constant(f"{name}_scale", scales if axis == 0 else scales[0])
        return f"{name}_int8", f"{name}_scale"

    def product(self, node, low, high):
        low, high = min(low, 0.0), max(high, 0.0)
        step = numpy.float32(max(high - low, 1e-12) / 255)
        taken = node.input[0]
        scale = self.constant(f"{taken}_step", step)
        zero = self.constant(f"{taken}_zero", numpy.uint8(numpy.clip(numpy.rint(-low / step), 0, 255)))
        whole = f"{taken}_uint8"
        if not any(whole in made.output for made in self.nodes):
            self.nodes.append(helper.make_node("QuantizeLinear", [taken, scale, zero], [whole], name=f"{whole}_node"))
        weights, scales = self.quantised(node.input[1], 1, SEVEN_BITS)
        inputs = [whole, weights, scale, scales, zero]
        self.nodes.append(helper.make_node("MatMulIntegerToFloat", inputs, node.output, name=node.name, domain=DOMAIN))

    def weights(self, node):
        """The product in fp32 of weights that are stored in int8.

        Scales follow the product: of DequantizeLinear before it, ONNX Runtime makes an operator that rounds the other side as well.
        """
        weights, scales = self.quantised(node.input[1], 1, EIGHT_BITS)
        whole, product = f"{node.input[1]}_whole", f"{node.output[0]}_unscaled"
        if not any(whole in made.output for made in self.nodes):
            self.nodes.append(helper.make_node("Cast", [weights], [whole], name=f"{whole}_node", to=onnx.TensorProto.FLOAT))
        self.nodes.append(helper.make_node("MatMul", [node.input[0], whole], [product], name=node.name))
        self.nodes.append(helper.make_node("Mul", [product, scales], node.output, name=f"{product}_scaled"))

    def table(self, node):
        rows, scales = self.quantised(node.input[0], 0, EIGHT_BITS)
        made = node.output[0]
        self.nodes.append(helper.make_node("Gather", [rows, node.input[1]], [f"{made}_int8"], name=f"{made}_rows"))
        self.nodes.append(helper.make_node("Gather", [scales, node.input[1]], [f"{made}_scale"], name=f"{made}_scales"))
        self.nodes.append(helper.make_node("Cast", [f"{made}_int8"], [f"{made}_whole"], name=f"{made}_cast", to=onnx.TensorProto.FLOAT))
        self.nodes.append(helper.make_node("Mul", [f"{made}_whole", f"{made}_scale"], list(node.output), name=node.name))


def check_products(graph, source):
    if not graph.products:
        raise Fault(f"expected products with constant weights in {source.name} ({size(source):,} bytes) to write in int8, but found none; use the file in fp32 or --fp16")
