"""Makes models that are fed positions, of models of ../resources that number tokens themselves.

    pip install -r requirements.txt
    python fed_positions.py

Writes onnx/model_positions.onnx beside the model of each directory. What it answers is what the model that it is made of answers.
"""

import pathlib

import onnx

RESOURCES = pathlib.Path(__file__).parent.parent / "resources"


def nodes_before(graph, wanted):
    """The nodes that lead to some tensors, in their order."""
    kept, wanted = [], set(wanted)
    for node in reversed(graph.node):
        if wanted & set(node.output):
            kept.insert(0, node)
            wanted |= set(node.input)
    return kept, wanted


def constants(graph):
    """Tensors by name, in the graph or made by a node."""
    found = {tensor.name: tensor.dims for tensor in graph.initializer}
    found |= {node.output[0]: node.attribute[0].t.dims for node in graph.node if node.op_type == "Constant"}
    return found


def feed_positions(folder, rows):
    model = onnx.load(folder / "model.onnx")
    graph = model.graph
    tables = constants(graph)
    lookups = [
        node
        for node in graph.node
        if node.op_type == "Gather" and len(tables.get(node.input[0], [])) == 2 and tables[node.input[0]][0] == rows
    ]
    (lookup,) = lookups
    lookup.input[1] = "position_ids"
    axes = ["batch", "sequence"]
    graph.input.append(onnx.helper.make_tensor_value_info("position_ids", onnx.TensorProto.INT64, axes))
    kept, used = nodes_before(graph, [output.name for output in graph.output])
    weights = [tensor for tensor in graph.initializer if tensor.name in used]
    for part, values in ((graph.node, kept), (graph.initializer, weights)):
        del part[:]
        part.extend(values)
    (folder / "onnx").mkdir(exist_ok=True)
    onnx.save(model, folder / "onnx" / "model_positions.onnx")


if __name__ == "__main__":
    feed_positions(RESOURCES / "families" / "roberta", 162)
    feed_positions(RESOURCES / "architectures" / "nystromformer", 162)
