"""Reads a text with the files that were written alone, as ner4j does: no PyTorch, no transformers."""

import json

import numpy
from tokenizers import Tokenizer

from .check import run, session

SAMPLE = "Angela Merkel met Tim Cook of Apple in Cupertino."


def of(directory, text, names, model="model.onnx"):
    """The label, its probability and the text of each token that is no special one."""
    tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    config = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    labels = {int(key): value for key, value in config["id2label"].items()}
    encoding = tokenizer.encode(text)
    values = {"input_ids": encoding.ids, "attention_mask": encoding.attention_mask, "token_type_ids": encoding.type_ids}
    logits = run(session(directory / model), {name: numpy.array([values[name]], numpy.int64) for name in names})[0]
    shares = numpy.exp(logits - logits.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    return [
        (text[start:end], labels[int(share.argmax())], float(share.max()))
        for (start, end), share, special in zip(encoding.offsets, shares, encoding.special_tokens_mask)
        if not special
    ]


def shown(tokens):
    return "  ".join(f"{text.strip()}/{label} {score:.2f}" if label != "O" else text.strip() for text, label, score in tokens)
