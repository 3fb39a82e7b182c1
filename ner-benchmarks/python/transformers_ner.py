"""Measures transformers' token-classification pipeline on PyTorch.

    python transformers_ner.py MODEL_DIR --texts FILE [--threads 2] [--rounds 5] [--json FILE] [--device cuda] [--dtype float16]
    python transformers_ner.py MODEL_DIR --serve [--threads 2] [--device cuda] [--dtype float16]

MODEL_DIR is a directory of transformers, such as fp32_model.py makes. FILE has a text a line. The first form reads all
texts in every batch size, sorted by length and not, and writes texts a second. The second form reads when it is told
to, line by line, so that a program can take turns with it: "texts FILE" answers how many there are, "read 8 sorted"
reads them in batches of 8 and answers how many entities there are.
"""
import argparse
import json
import statistics
import sys
import time
from pathlib import Path

import torch
from transformers import AutoModelForTokenClassification, AutoTokenizer, pipeline

BATCH_SIZES = {"cpu": (1, 8, 16, 32), "cuda": (8, 32, 64, 128, 256)}


def load(directory, threads, device, dtype):
    torch.set_num_threads(threads)
    tokenizer = AutoTokenizer.from_pretrained(directory, use_fast=True)
    tokenizer.model_max_length = 512
    model = AutoModelForTokenClassification.from_pretrained(directory, dtype=getattr(torch, dtype)).eval()
    return pipeline("token-classification", model=model, tokenizer=tokenizer, aggregation_strategy="first", device=device)


def read(ner, texts, batch_size, in_order_of_length):
    ordered = sorted(texts, key=len) if in_order_of_length else texts
    with torch.inference_mode():
        return sum(len(entities) for entities in ner(ordered, batch_size=batch_size))


def texts_of(file):
    return Path(file).read_text(encoding="utf-8").rstrip("\n").split("\n")


def serve(ner):
    texts = []
    for line in sys.stdin:
        command, *words = line.split()
        if command == "texts":
            texts = texts_of(words[0])
            print(len(texts), flush=True)
        elif command == "read":
            print(read(ner, texts, int(words[0]), words[1] == "sorted"), flush=True)
        else:
            sys.exit(f"expected texts or read, but was told {command}")


def measure(ner, texts, rounds, sizes):
    read(ner, texts[:32], 1, False)
    modes = [(size, in_order) for size in sizes for in_order in (False, True)]
    seconds = {mode: [] for mode in modes}
    for _ in range(rounds):
        for mode in modes:
            start = time.perf_counter()
            read(ner, texts, *mode)
            seconds[mode].append(time.perf_counter() - start)
    rates = [
        {"batch_size": size, "sorted": in_order, "texts_per_second": len(texts) / statistics.median(seconds[size, in_order])}
        for size, in_order in modes
    ]
    return {"texts": len(texts), "rounds": rounds, "rates": rates, "best": max(rates, key=lambda r: r["texts_per_second"])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--texts")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json")
    parser.add_argument("--device", choices=sorted(BATCH_SIZES), default="cpu")
    parser.add_argument("--dtype", choices=("float32", "float16"), default="float32")
    parser.add_argument("--serve", action="store_true")
    arguments = parser.parse_args()
    if arguments.serve == bool(arguments.texts):
        parser.error("expected either --texts FILE or --serve")
    ner = load(arguments.model, arguments.threads, arguments.device, arguments.dtype)
    if arguments.serve:
        serve(ner)
        return
    measured = measure(ner, texts_of(arguments.texts), arguments.rounds, BATCH_SIZES[arguments.device])
    result = json.dumps(
        {"threads": arguments.threads, "device": arguments.device, "dtype": arguments.dtype, **measured}, indent=2
    )
    print(result)
    if arguments.json:
        Path(arguments.json).write_text(result + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
