"""Averages the weights of trained networks, which began from one another: what each learnt stays, and each forgets less.

python average.py --out average bundled/checkpoint.pt:0.3 fourth/checkpoint.pt:0.7"""
import argparse
import os

import torch


def opened(path):
    return torch.load(path, weights_only=False, map_location="cpu")


def average(parts):
    """Of (weights, share) of networks of one form."""
    total, first = sum(share for _, share in parts), parts[0][0]
    if any(weights.keys() != first.keys() for weights, _ in parts):
        raise SystemExit("expected networks of one form, but their weights have other names")
    return {name: (sum(share * weights[name].double() for weights, share in parts) / total).to(value.dtype) if value.is_floating_point() else value
            for name, value in first.items()}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", required=True), ap.add_argument("parts", nargs="+", metavar="CHECKPOINT:SHARE")
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    parts = [(opened(path), float(share)) for path, share in (part.rsplit(":", 1) for part in a.parts)]
    heads = {saved.get("heads", 12) for saved, _ in parts}
    if len(heads) > 1:
        raise SystemExit(f"expected networks of one form, but their numbers of heads are {sorted(heads)}")
    torch.save({"model": average([(saved["model"], share) for saved, share in parts]), "heads": heads.pop()}, f"{a.out}/checkpoint.pt")


if __name__ == "__main__":
    main()
