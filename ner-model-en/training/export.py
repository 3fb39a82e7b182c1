"""Writes a checkpoint as ONNX (fp32 products, int8 embeddings), tokenizer and configuration, and checks the graph against the trained network."""
import argparse
import json
import os

import numpy
import onnxruntime
import torch

from corpus import batches, encoded, read
from smoothing import set_outliers_apart, smooth
from labels import ID, LABELS
from inference_bert import InferenceBert
from vocabulary import tokenizer

NAMES = ["input_ids", "attention_mask", "token_type_ids"]
TEXTS = ["Angela Merkel met Tim Cook of Apple in Cupertino.", "EU rejects German call to boycott British lamb .", "hello"]


def to_onnx(module, inputs, path):
    torch.onnx.export(module, inputs, path, dynamo=False, input_names=NAMES, output_names=["logits"], opset_version=17,
                      dynamic_axes={n: {0: "batch", 1: "sequence"} for n in NAMES + ["logits"]})


def logits(path, inputs):
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return session.run(None, {n: x.numpy() for n, x in zip(NAMES, inputs)})[0]


def configuration(model, pieces):
    c = model.config
    return {"architectures": ["BertForTokenClassification"], "model_type": "bert", "hidden_act": "gelu", "hidden_size": c.hidden_size,
            "intermediate_size": c.intermediate_size, "num_attention_heads": c.num_attention_heads, "num_hidden_layers": c.num_hidden_layers,
            "max_position_embeddings": 512, "type_vocab_size": 2, "vocab_size": len(pieces), "layer_norm_eps": 1e-12, "pad_token_id": 0,
            "ner4j": {"decoder": "viterbi", "layout": "auto", "windowTokens": 128},
            "id2label": {str(i): label for i, label in enumerate(LABELS)}, "label2id": ID}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--checkpoint", required=True), ap.add_argument("--tokenizer", required=True), ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--smooth", nargs="*", default=["qkv", "up", "down"], help="the products whose inputs are evened out")
    ap.add_argument("--outliers", action=argparse.BooleanOptionalAction, default=True, help="keep inner channels with the largest values in fp32, which takes time")
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    from network import restored  # another recipe's network may stand in front of it
    model, pieces = restored(a.checkpoint, a.tokenizer)
    tok = tokenizer(pieces, a.out)
    tok.save_pretrained(a.out)
    x = tok(TEXTS, return_tensors="pt", padding=True)
    inputs = tuple(x[n] for n in NAMES)
    with torch.no_grad():
        wanted = model(**dict(zip(NAMES, inputs))).logits.numpy()
    kept = inputs[1].numpy().astype(bool)
    usual = [e for name in ("conll2003", "ewt", "btc") for e in encoded(read(f"{a.data}/{name}-train.jsonl")[:200], tok)]
    for name, int8 in (("exact.onnx", False), ("float.onnx", True)):
        bert = InferenceBert(model, int8).eval()
        if a.outliers:
            set_outliers_apart(bert, batches(usual, 2048))
        smooth(bert, batches(usual, 2048), a.smooth)
        to_onnx(bert, inputs, f"{a.out}/{name}")
        difference = float(numpy.abs(logits(f"{a.out}/{name}", inputs) - wanted)[kept].max())
        print(f"{name}: logits differ by at most {difference:.2e}")
        if not int8 and difference > 1e-4:
            raise SystemExit("the exported graph is not the trained network: expected at most 1e-4")
    with open(f"{a.out}/config.json", "w", encoding="utf-8") as out:
        json.dump(configuration(model, pieces), out, indent=2)
        out.write("\n")


if __name__ == "__main__":
    main()
