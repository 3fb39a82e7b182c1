"""Makes the models of families/outputs: families/bert with other outputs, whose weights lie in one file.

    pip install onnx numpy
    python src/test/python/outputs.py src/test/resources/families
"""
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LABELS = 7


def main(families):
    source, target = families / "bert", families / "outputs"
    target.mkdir(exist_ok=True)
    for name in ("config.json", "vocab.txt", "tokenizer_config.json"):
        shutil.copy(source / name, target / name)
    base = onnx.load(source / "onnx/model.onnx")
    onnx.save(base, target / "model.onnx", save_as_external_data=True, location="weights.bin", size_threshold=64)

    def variant(name, change):
        model = onnx.load(target / "model.onnx", load_external_data=False)
        change(model.graph)
        onnx.save(model, target / f"model_{name}.onnx")

    def last(operator, **attributes):
        def change(graph):
            rename(graph, "scores")
            graph.node.append(helper.make_node(operator, ["scores"], ["logits"], **attributes))

        return change

    def rename(graph, name):
        for node in graph.node:
            node.output[:] = [name if output == "logits" else output for output in node.output]

    def outputs(graph, *values):
        del graph.output[:]
        graph.output.extend(values)

    scores = helper.make_tensor_value_info("emissions", TensorProto.FLOAT, ["batch", "sequence", LABELS])

    def composed(graph):
        rename(graph, "scores")
        graph.initializer.append(numpy_helper.from_array(np.array([2], np.int64), "axis"))
        graph.node.append(helper.make_node("Exp", ["scores"], ["exp"]))
        graph.node.append(helper.make_node("ReduceSum", ["exp", "axis"], ["sum"], keepdims=1))
        graph.node.append(helper.make_node("Div", ["exp", "sum"], ["logits"]))

    def crf(graph):
        rename(graph, "emissions")
        table = np.random.default_rng(1).normal(size=(LABELS, LABELS)).astype(np.float32)
        graph.initializer.append(numpy_helper.from_array(table, "table"))
        graph.node.append(helper.make_node("Identity", ["table"], ["transitions"]))
        outputs(graph, scores, helper.make_tensor_value_info("transitions", TensorProto.FLOAT, [LABELS, LABELS]))

    def tags(keep, shift):
        def change(graph):
            rename(graph, "emissions")
            graph.node.append(helper.make_node("ArgMax", ["emissions"], ["best"], axis=2, keepdims=0))
            graph.initializer.append(numpy_helper.from_array(np.array(shift, np.int64), "shift"))
            graph.initializer.append(numpy_helper.from_array(np.array(LABELS, np.int64), "labels"))
            graph.node.append(helper.make_node("Add", ["best", "shift"], ["shifted"]))
            graph.node.append(helper.make_node("Mod", ["shifted", "labels"], ["tags"]))
            value = helper.make_tensor_value_info("tags", TensorProto.INT64, ["batch", "sequence"])
            outputs(graph, *([scores] if keep else []), value)

        return change

    def hidden(graph):
        width = 16
        producers = {output: node for node in graph.node for output in node.output}
        node = producers["logits"]
        while node.op_type != "LayerNormalization":
            node = producers[next(name for name in node.input if name in producers)]
        state = node.output[0]
        for other in graph.node:
            other.output[:] = ["output_0" if o == "logits" else "output_1" if o == state else o for o in other.output]
            other.input[:] = ["output_1" if i == state else i for i in other.input]
        outputs(
            graph,
            helper.make_tensor_value_info("output_1", TensorProto.FLOAT, ["batch", "sequence", width]),
            helper.make_tensor_value_info("output_0", TensorProto.FLOAT, ["batch", "sequence", LABELS]),
        )

    def undeclared(graph):
        hidden(graph)
        for output in graph.output:
            output.type.tensor_type.shape.dim[2].Clear()
            output.type.tensor_type.shape.dim[2].dim_param = "width_of_" + output.name

    def twice(graph):
        graph.node.append(helper.make_node("Neg", ["logits"], ["second"]))
        rename(graph, "first")
        for node in graph.node:
            node.input[:] = ["first" if name == "logits" else name for name in node.input]
        outputs(graph, *(helper.make_tensor_value_info(n, TensorProto.FLOAT, ["b", "s", LABELS]) for n in ("first", "second")))

    def fixed(rows, columns):
        def change(graph):
            for value in graph.input:
                for dim, size in zip(value.type.tensor_type.shape.dim, (rows, columns)):
                    if size:
                        dim.Clear()
                        dim.dim_value = size

        return change

    variant("softmax", last("Softmax", axis=-1))
    variant("composed", composed)
    variant("logsoftmax", last("LogSoftmax", axis=-1))
    variant("sigmoid", last("Sigmoid"))
    variant("wrongaxis", last("Softmax", axis=1))
    variant("crf", crf)
    variant("tags", tags(False, 0))
    variant("besttags", tags(True, 0))
    variant("othertags", tags(True, 1))
    variant("hidden", hidden)
    variant("undeclared", undeclared)
    variant("twice", twice)
    variant("fixed", fixed(1, 64))
    variant("fixedrows", fixed(4, None))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
