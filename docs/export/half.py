"""Writes a model in fp16."""

import warnings

import onnx
from onnxruntime.transformers.float16 import DEFAULT_OP_BLOCK_LIST, convert_float_to_float16

from .graph import ONE_FILE, size

WHOLE = (onnx.TensorProto.INT64, onnx.TensorProto.INT32)


def write(source, file):
    """Weights and sums in fp16; inputs are whole numbers, and the logits stay fp32, so that softmax is as before."""
    model = onnx.load(source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        half = convert_float_to_float16(
            model,
            keep_io_types=True,
            disable_shape_infer=size(source) > ONE_FILE,
            op_block_list=DEFAULT_OP_BLOCK_LIST,
            node_block_list=of_places(model.graph),
        )
    in_order(half.graph)
    big = size(source) / 2 > ONE_FILE
    onnx.save(half, file, save_as_external_data=big, location=file.name + ".data" if big else None)


def of_places(graph):
    """The nodes that compute with numbers of places: angles of rotary embeddings, and distances that become whole numbers.

    fp16 has no 1,025.5, so that texts of some hundred tokens would get other angles and other distances.
    """
    makers = {name: node for node in graph.node for name in node.output}
    left, found = [node for node in graph.node if node.op_type in ("Cos", "Sin") or to_whole(node)], {}
    while left:
        node = left.pop()
        if node.name not in found:
            found[node.name] = node
            left += [makers[name] for name in node.input if name in makers]
    return [name for name, node in found.items() if name and not to_whole(node)]


def to_whole(node):
    return node.op_type == "Cast" and any(attribute.name == "to" and attribute.i in WHOLE for attribute in node.attribute)


def in_order(graph):
    """Puts each node behind what it takes, once: the converter appends the casts that it adds, and repeats some."""
    given = {""} | {value.name for value in graph.input} | {tensor.name for tensor in graph.initializer}
    makers = {name: node for node in graph.node for name in node.output}
    ordered, done, left = [], set(), list(reversed(graph.node))
    while left:
        node = left.pop()
        if node.output[0] in done:
            continue
        open_inputs = [name for name in node.input if name not in given and name not in done]
        if open_inputs:
            left += [node, *(makers[name] for name in open_inputs)]
            continue
        ordered.append(node)
        done.update(node.output)
    copies = [onnx.NodeProto.FromString(node.SerializeToString()) for node in ordered]
    del graph.node[:]
    graph.node.extend(copies)
