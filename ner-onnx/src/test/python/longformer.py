"""Makes ../resources/families/longformer, whose attention looks at a window of 144 tokens, and what PyTorch answers for it.

    pip install -r requirements.txt
    python longformer.py

model.onnx is exported with a short sample: its graph keeps the one window that the sample was filled
up to, and answers otherwise than PyTorch for longer texts. onnx/model_fixed.onnx has a fixed length, and onnx/model_narrow.onnx is a
model.onnx of a window of 8. goldens.jsonl has the likeliest label of each token, special ones left out, and its score.
"""

import json
import pathlib
import shutil

import onnx
import torch
from transformers import AutoTokenizer, LongformerConfig, LongformerForTokenClassification

from families import LABELS, OUT, Logits, with_short_names
from texts import TEXTS

LENGTH = 288
NAMES = ["input_ids", "attention_mask"]
HERE = OUT / "longformer"


def model_of(tokenizer, window):
    torch.manual_seed(20)
    labels = dict(enumerate(LABELS))
    config = LongformerConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=LENGTH + 2,
        initializer_range=0.4,
        attention_window=[window],
        onnx_export=True,
        pad_token_id=1,
        id2label=labels,
        label2id={label: i for i, label in labels.items()},
    )
    return LongformerForTokenClassification(config).eval()


def export(model, sample, file, fixed):
    file.parent.mkdir(parents=True, exist_ok=True)
    axes = {name: {0: "batch"} if fixed else {0: "batch", 1: "sequence"} for name in (*NAMES, "logits")}
    torch.onnx.export(
        Logits(model, NAMES).eval(),
        (sample, torch.ones_like(sample)),
        str(file),
        input_names=NAMES,
        output_names=["logits"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    onnx.save(with_short_names(onnx.load(file)), file)


def golden(model, tokenizer, text):
    encoding = tokenizer(text, return_tensors="pt")
    with torch.no_grad():
        shares = model(**encoding).logits[0].softmax(-1)[1:-1]
    labels = [LABELS[i] for i in shares.argmax(-1)]
    return dict(text=text, labels=labels, scores=[round(share, 6) for share in shares.max(-1).values.tolist()])


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(OUT / "roberta" / name, HERE)
    settings = json.loads((HERE / "tokenizer_config.json").read_text())
    settings["model_max_length"] = LENGTH
    (HERE / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n")
    tokenizer = AutoTokenizer.from_pretrained(OUT / "roberta")
    tokenizer.model_max_length = LENGTH
    model = model_of(tokenizer, 144)
    model.config.save_pretrained(HERE)
    short = torch.ones(2, 7, dtype=torch.int64) * 7
    export(model, short, HERE / "model.onnx", False)
    export(model, torch.ones(2, LENGTH, dtype=torch.int64) * 7, HERE / "onnx" / "model_fixed.onnx", True)
    export(model_of(tokenizer, 8), short, HERE / "onnx" / "model_narrow.onnx", False)
    long = " ".join(TEXTS[:12])
    texts = TEXTS[:6]
    while len(tokenizer(long)["input_ids"]) > LENGTH:
        long = long[:-20]
    texts = [*TEXTS[:6], long[: len(long) // 2], long]
    lines = [json.dumps(golden(model, tokenizer, text), separators=(",", ":")) for text in texts]
    (HERE / "goldens.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print([len(tokenizer(text)["input_ids"]) for text in texts])
