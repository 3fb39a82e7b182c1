"""Exports a token classifier of the Hugging Face hub, or of a directory, to a directory that ner4j loads.

    pip install torch transformers onnx onnxscript
    python docs/export_model.py dslim/bert-base-NER bert-base-NER

Written for torch 2.13 and transformers 5.17.
"""
import sys
from pathlib import Path

import torch
from transformers import AutoModelForTokenClassification, AutoTokenizer


class Classifier(torch.nn.Module):
    """Takes the inputs by position, as the exporter hands them over, and answers the logits alone."""

    def __init__(self, model, names):
        super().__init__()
        self.model, self.names = model, names

    def forward(self, *inputs):
        return self.model(**dict(zip(self.names, inputs))).logits


def export(source, target):
    tokenizer = AutoTokenizer.from_pretrained(source, use_fast=True)
    model = AutoModelForTokenClassification.from_pretrained(source, dtype=torch.float32).eval()
    Path(target).mkdir(parents=True, exist_ok=True)
    tokenizer.save_pretrained(target)
    model.config.save_pretrained(target)
    sample = tokenizer(["Angela Merkel met Tim Cook.", "Paris"], return_tensors="pt", padding=True)
    names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in sample]
    axes = {name: {0: "batch", 1: "sequence"} for name in (*names, "logits")}
    torch.onnx.export(
        Classifier(model, names),
        tuple(sample[name] for name in names),
        f"{target}/model.onnx",
        input_names=names,
        output_names=["logits"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    print(f"{target}: {sorted(path.name for path in Path(target).iterdir())}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    export(sys.argv[1], sys.argv[2])
