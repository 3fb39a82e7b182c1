"""Makes an fp32 model of the bundled one's size, to measure speed with, which does not depend on the weights: they are random.

    pip install -r ner-benchmarks/python/requirements.txt
    python ner-benchmarks/python/fp32_model.py ner-model-en/src/main/resources/io/ner4j/model/en ner-benchmarks/target/fp32

The target is both a directory that ner4j loads (model.onnx) and one that transformers loads (model.safetensors).
"""
import shutil
import sys
from pathlib import Path

import torch
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


def main(source, target):
    target.mkdir(parents=True, exist_ok=True)
    config = BertConfig.from_pretrained(source)
    torch.manual_seed(SEED)
    model = BertForTokenClassification(config).eval()
    with torch.no_grad():
        # As in real text, most words are outside of entities.
        model.classifier.weight.mul_(FEW_ENTITIES)
        model.classifier.bias[0] = 1
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
