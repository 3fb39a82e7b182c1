"""Writes the int8 network: weights in int8 with a scale per output, activations quantised as they come; constant_scales.py makes their scales constant."""
import argparse
import os

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--dir", required=True, help="the folder that export.py wrote"), ap.add_argument("--out", default="dynamic.onnx")
    ap.add_argument("--seven-bits", action="store_true", help="weights in 7 bits, which no processor's int8 product can overflow")
    a = ap.parse_args()
    graph = onnx.load(f"{a.dir}/float.onnx").graph
    constant = {t.name for t in graph.initializer}
    products = [n.name for n in graph.node if n.op_type == "MatMul" and n.input[1] in constant]
    kept = [name for name in products if "/apart/" in name or "/lexicon/" in name] + products[-1:]
    quantize_dynamic(f"{a.dir}/float.onnx", f"{a.dir}/{a.out}", op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True,
                     reduce_range=a.seven_bits, nodes_to_exclude=kept, extra_options={"MatMulConstBOnly": True})
    print(f"{a.out}: {os.path.getsize(f'{a.dir}/{a.out}'):,} bytes; left in fp32: {len(kept)} of {len(products)} products")


if __name__ == "__main__":
    main()
