"""Development figures of an exported folder, through ONNX Runtime: exact spans and types over running text, in simplified and traditional script."""
import argparse

from transformers import AutoTokenizer

import english  # noqa: F401
from evaluate import Exported
from score import scores


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--dir", required=True), ap.add_argument("--model", default="model.onnx"), ap.add_argument("--data", required=True)
    ap.add_argument("--threads", type=int, default=2), ap.add_argument("--first", type=int, help="so many texts of each set only")
    ap.add_argument("--argmax", action="store_true", help="the best label of each piece by itself, instead of the best legal path")
    a = ap.parse_args()
    model = Exported(f"{a.dir}/{a.model}", a.threads)
    for name, value in scores(model, AutoTokenizer.from_pretrained(a.dir), a.data, a.first, traditional=True, kinds=True, viterbi=not a.argmax).items():
        print(f"{name:24} {value:.2f}")


if __name__ == "__main__":
    main()
