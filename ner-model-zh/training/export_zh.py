"""Writes a checkpoint as ONNX (fp32 products, int8 embeddings), with tokenizer and configuration, and checks the graph against the trained network."""
import argparse
import copy
import json
import os

import numpy
import torch

import english  # noqa: F401
import vocabulary
from corpus import SETS, batches, encoded, read
from smoothing import set_outliers_apart, smooth
from export import NAMES, configuration, logits, to_onnx
from inference_bert import InferenceBert
from network import network
from vocabulary_zh import pieces

TEXTS = ["张三丰在北京大学工作。", "“蘋果公司”執行長Tim Cook訪問了臺灣——台北。", "你好"]


class InferenceBertWithWords(InferenceBert):
    """The exported network of a checkpoint that was trained with a lexicon."""

    def __init__(self, model, int8):
        super().__init__(model, int8)
        self.lexicon = copy.deepcopy(model.bert.embeddings.words)
        self.lexicon.out.bias = torch.nn.Parameter(torch.zeros(self.lexicon.out.out_features))  # constant_scales.py adds that of the norm to it

    def embedded(self, input_ids, token_type_ids):
        return super().embedded(input_ids, token_type_ids) + self.lexicon(input_ids)


def restored(checkpoint, base_tokenizer):
    out, source, case, base = pieces(base_tokenizer)
    weights = torch.load(checkpoint, weights_only=False, map_location="cpu")["model"]
    tables = [weights.get(f"bert.embeddings.words.{name}") for name in ("numbers", "slots")]
    model = network(None, base, source, case, len(base) - len(vocabulary.base_pieces(base_tokenizer)), None if tables[0] is None else tables)
    model.load_state_dict(weights)
    return model.eval(), out


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--checkpoint", required=True), ap.add_argument("--tokenizer", required=True), ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--smooth", nargs="*", default=["qkv", "up"], help="the products whose inputs are evened out")
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    model, out = restored(a.checkpoint, a.tokenizer)
    tok = vocabulary.tokenizer(out, a.out)
    tok.save_pretrained(a.out)
    x = tok(TEXTS, return_tensors="pt", padding=True)
    inputs = tuple(x[n] for n in NAMES)
    with torch.no_grad():
        wanted = model(**dict(zip(NAMES, inputs))).logits.numpy()
    kept = inputs[1].numpy().astype(bool)
    usual = [e for name in SETS for e in encoded(read(a.data, name, "train")[:150], tok)]
    for name, int8 in (("exact.onnx", False), ("float.onnx", True)):
        bert = (InferenceBertWithWords if hasattr(model.bert.embeddings, "words") else InferenceBert)(model, int8).eval()
        set_outliers_apart(bert, batches(usual, 2048))
        smooth(bert, batches(usual, 2048), a.smooth)
        to_onnx(bert, inputs, f"{a.out}/{name}")
        difference = float(numpy.abs(logits(f"{a.out}/{name}", inputs) - wanted)[kept].max())
        print(f"{name}: logits differ by at most {difference:.2e}")
        if not int8 and difference > 1e-4:
            raise SystemExit("the exported graph is not the trained network: expected at most 1e-4")
    with open(f"{a.out}/config.json", "w", encoding="utf-8") as file:
        json.dump(configuration(model, out), file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main()
