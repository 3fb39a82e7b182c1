"""Writes the models of a few nodes in hostile/models. Needs onnx 1.17 or later (pip install onnx)."""

import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OUT = pathlib.Path(__file__).parent.parent / "resources/hostile/models"
ROWS, LABELS = 600, 9


def save(name, nodes, initializers, output=("batch", "sequence", LABELS), **options):
    graph = helper.make_graph(
        nodes,
        name,
        [
            helper.make_tensor_value_info(key, TensorProto.INT64, ["batch", "sequence"])
            for key in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, output)],
        [numpy_helper.from_array(value, key) for key, value in initializers.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, OUT / f"{name}.onnx", **options)


def table():
    return np.random.default_rng(1).normal(size=(ROWS, LABELS)).astype(np.float32)


def looked_up(output="logits"):
    """Looks the scores of each token up in a table."""
    return helper.make_node("Gather", ["table", "input_ids"], [output])


def main():
    OUT.mkdir(exist_ok=True)
    save("plain", [looked_up()], {"table": table()})

    # The same with its table in a file beside it, which the writer appends to.
    (OUT / "apart.data").unlink(missing_ok=True)
    save("apart", [looked_up()], {"table": table()}, save_as_external_data=True, location="apart.data")

    # Token 7 has scores that are no numbers, token 8 infinite ones.
    spoilt = table()
    spoilt[7] = np.nan
    spoilt[8] = np.inf
    save("not-finite", [looked_up()], {"table": spoilt})

    # Asks for 2^48 bytes for each row but the first.
    save(
        "greedy",
        [
            looked_up("scores"),
            helper.make_node("Shape", ["input_ids"], ["rows"], start=0, end=1),
            helper.make_node("Sub", ["rows", "one"], ["more"]),
            helper.make_node("Concat", ["more", "many"], ["shape"], axis=0),
            helper.make_node("ConstantOfShape", ["shape"], ["memory"]),
            helper.make_node("ReduceSum", ["memory"], ["nothing"], keepdims=0),
            helper.make_node("Add", ["scores", "nothing"], ["logits"]),
        ],
        {"table": table(), "one": np.array([1], np.int64), "many": np.array([1 << 46], np.int64)},
    )

    # Asks for 2^48 bytes for each token of a text but the first.
    save(
        "insatiable",
        [
            looked_up("scores"),
            helper.make_node("Shape", ["input_ids"], ["columns"], start=1, end=2),
            helper.make_node("Sub", ["columns", "one"], ["more"]),
            helper.make_node("Concat", ["more", "many"], ["shape"], axis=0),
            helper.make_node("ConstantOfShape", ["shape"], ["memory"]),
            helper.make_node("ReduceSum", ["memory"], ["nothing"], keepdims=0),
            helper.make_node("Add", ["scores", "nothing"], ["logits"]),
        ],
        {"table": table(), "one": np.array([1], np.int64), "many": np.array([1 << 46], np.int64)},
    )

    # Declares three dimensions and answers two.
    save(
        "flat",
        [
            looked_up("scores"),
            helper.make_node("Shape", ["input_ids"], ["rows"], start=0, end=1),
            helper.make_node("Concat", ["rows", "rest"], ["shape"], axis=0),
            helper.make_node("Reshape", ["scores", "shape"], ["logits"]),
        ],
        {"table": table(), "rest": np.array([-1], np.int64)},
    )


if __name__ == "__main__":
    main()
