"""BERT weights read out of an exported ONNX encoder."""
import onnx
import torch
from onnx import numpy_helper


def onnx_weights(path):
    """A function from a transformers name to its tensor; the constants of a MatMul are anonymous and found through their node's name."""
    graph = onnx.load(path).graph
    const = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    matmul = {n.name: i for n in graph.node if n.op_type == "MatMul" for i in n.input if i in const}

    def get(name):
        if name in const:
            return torch.tensor(const[name])
        node = "/" + name.removesuffix(".weight").replace(".", "/").replace("layer/", "layer.") + "/MatMul"
        return torch.tensor(const[matmul[node]].T.copy())

    return get
