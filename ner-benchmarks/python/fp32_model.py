"""Makes an fp32 model of the bundled int8 one, to measure with: its weights, no longer quantised.

    pip install -r requirements.txt
    python fp32_model.py ../ner-model-en/src/main/resources/io/ner4j/model/en /tmp/fp32

The target is both a directory that ner4j loads (model.onnx) and one that transformers loads (model.safetensors).
"""
import re
import shutil
import sys
from pathlib import Path

import numpy
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertForTokenClassification

INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class Logits(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, *inputs):
        return self.model(**dict(zip(INPUTS, inputs))).logits


def weights(path):
    """The weights by their names in transformers; those of a MatMul are found through the name of its node."""
    graph = onnx.load(path).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}

    def dequantised(name):
        plain = stored[f"{name}_quantized"].astype(numpy.float32) - stored[f"{name}_zero_point"].astype(numpy.float32)
        return plain * stored[f"{name}_scale"]

    found = {name: value for name, value in stored.items() if re.search(r"\.(weight|bias)$", name)}
    for name in stored:
        if name.endswith("embeddings.weight_quantized"):
            found[name.removesuffix("_quantized")] = dequantised(name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1] in stored:
            layer = node.name.lstrip("/").split("/MatMul")[0].replace("/", ".")
            found[f"{layer}.weight"] = dequantised(node.input[1].removesuffix("_quantized")).T
    return {name: torch.from_numpy(numpy.ascontiguousarray(value)) for name, value in found.items()}


def main(source, target):
    target.mkdir(parents=True, exist_ok=True)
    config = BertConfig.from_pretrained(source)
    model = BertForTokenClassification(config).eval()
    model.load_state_dict(weights(source / "model.onnx"))
    model.save_pretrained(target)
    for name in ("tokenizer.json", "tokenizer_config.json", "config.json"):
        shutil.copyfile(source / name, target / name)
    sample = tuple(torch.ones(2, 7, dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "batch", 1: "sequence"} for name in (*INPUTS, "logits")}
    torch.onnx.export(
        Logits(model),
        sample,
        str(target / "model.onnx"),
        input_names=list(INPUTS),
        output_names=["logits"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
