"""Writes a model in fp16."""

import warnings

import onnx
from onnxruntime.transformers.float16 import convert_float_to_float16

from .graph import ONE_FILE, size


def write(source, file):
    """Weights and sums in fp16; inputs are whole numbers, and the logits stay fp32, so that softmax is as before."""
    model = onnx.load(source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        half = convert_float_to_float16(model, keep_io_types=True, disable_shape_infer=size(source) > ONE_FILE)
    big = size(source) / 2 > ONE_FILE
    onnx.save(half, file, save_as_external_data=big, location=file.name + ".data" if big else None)
