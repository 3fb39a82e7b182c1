"""Development figures of an exported folder, through ONNX Runtime: exact spans and types, over gold words and over running text."""
import argparse

import numpy
import onnxruntime
import torch
from transformers import AutoTokenizer

from score import scores


class Exported:
    """An ONNX file that answers as training's network does."""

    def __init__(self, path, threads):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def eval(self):
        return self

    def __call__(self, input_ids, attention_mask):
        ids, mask = input_ids.numpy(), attention_mask.numpy()
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
        self.logits = torch.tensor(self.session.run(["logits"], feeds)[0])
        return self


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--dir", required=True), ap.add_argument("--model", default="model.onnx"), ap.add_argument("--data", required=True)
    ap.add_argument("--threads", type=int, default=2)
    a = ap.parse_args()
    tok = AutoTokenizer.from_pretrained(a.dir)
    for name, value in scores(Exported(f"{a.dir}/{a.model}", a.threads), tok, a.data).items():
        print(f"{name:18} {value:.2f}")


if __name__ == "__main__":
    main()
