"""Makes an fp32 model of the bundled one's size, to measure speed with, which does not depend on the weights: they are random.

    pip install -r ner-benchmarks/python/requirements.txt
    python ner-benchmarks/python/fp32_model.py ner-model-en/src/main/resources/io/ner4j/model/en ner-benchmarks/target/fp32

With --half at the end, weights and arithmetic are fp16, which is for GPUs.

The target is both a directory that ner4j loads (model.onnx) and one that transformers loads (model.safetensors).
"""
import shutil
import sys
from pathlib import Path

import onnx
import torch
from onnxruntime.transformers.float16 import convert_float_to_float16
from transformers import BertConfig, BertForTokenClassification

SEED = 1
FEW_ENTITIES = 0.5
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class Logits(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, *inputs):
        return self.model(**dict(zip(INPUTS, inputs))).logits


def main(source, target, half):
    target.mkdir(parents=True, exist_ok=True)
    config = BertConfig.from_pretrained(source)
    torch.manual_seed(SEED)
    model = BertForTokenClassification(config).eval()
    with torch.no_grad():
        # As in real text, most words are outside of entities.
        model.classifier.weight.mul_(FEW_ENTITIES)
        model.classifier.bias[0] = 1
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
    if half:
        # Exported in halves, products would be cast back to fp32.
        model.half()
        onnx.save(convert_float_to_float16(onnx.load(target / "model.onnx")), target / "model.onnx")
    model.save_pretrained(target)
    for name in ("tokenizer.json", "tokenizer_config.json", "config.json"):
        shutil.copyfile(source / name, target / name)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    half = arguments[-1:] == ["--half"]
    if len(arguments) != 2 + half:
        sys.exit(__doc__)
    main(Path(arguments[0]), Path(arguments[1]), half)
