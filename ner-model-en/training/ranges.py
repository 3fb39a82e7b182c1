"""Ranges of what is quantised: what texts show of them, which one to take, and how much lies outside of it."""
import numpy
import onnx
import onnxruntime
from onnx import helper

BINS = 2048
KINDS = ("qkv", "out", "up", "down")  # the inputs of a block's products
EVERY = 7  # of so many tokens one is counted into the histogram; the lowest and the highest number are of all


class Inputs:
    """The inputs of some nodes, as a run of the model makes them."""

    def __init__(self, model, names):
        watched = onnx.ModelProto()
        watched.CopyFrom(model)
        watched.graph.output.extend(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.names, self.session = names, onnxruntime.InferenceSession(watched.SerializeToString(), options, providers=["CPUExecutionProvider"])

    def of(self, ids):
        ids = numpy.array([ids], numpy.int64)
        feeds = {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.zeros_like(ids)}
        return [values[0] for values in self.session.run(self.names, feeds)]


def observed(inputs, sequences):
    """For each tensor its lowest and highest number and a histogram in between, of sequences that are run one by one."""
    ends = numpy.array([[(v.min(), v.max()) for v in inputs.of(ids)] for ids in sequences])
    low, high = ends[:, :, 0].min(0), ends[:, :, 1].max(0)
    counts, seen = numpy.zeros((len(inputs.names), BINS), numpy.int64), 0
    for ids in sequences:
        for i, values in enumerate(inputs.of(ids)):
            some = values[-seen % EVERY :: EVERY]
            counts[i] += numpy.histogram(some, BINS, (low[i], high[i]))[0]
        seen += len(ids)
    return {name: (low[i], high[i], counts[i]) for i, name in enumerate(inputs.names)}


def least_error(low, high, counts):
    """The range with the least mean square error of quantising, of those that cut off up to 70 % at either end."""
    values = low + (numpy.arange(BINS) + 0.5) * (high - low) / BINS
    best = None
    for up in numpy.arange(1, 0.3, -0.02):
        for down in numpy.arange(1, 0.3, -0.05):
            bottom, top = min(low * down, 0), max(high * up, 0)
            scale = (top - bottom) / 255
            zero = numpy.rint(-bottom / scale)
            read_back = (numpy.clip(numpy.rint(values / scale) + zero, 0, 255) - zero) * scale
            error = float((counts * (values - read_back) ** 2).sum())
            if best is None or error < best[0]:
                best = error, bottom, top
    return best[1:]


def percentile(low, high, counts, share):
    """The range outside of which less than a share of the numbers lies at either end."""
    below = numpy.cumsum(counts) / counts.sum()
    edges = low + numpy.arange(BINS + 1) * (high - low) / BINS
    return edges[numpy.searchsorted(below, share)], edges[min(BINS, numpy.searchsorted(below, 1 - share) + 1)]


def kind(name):
    """Which of `KINDS` a tensor is."""
    return "qkv" if "/qkv/" in name else "up" if "/up/" in name else "out" if "Reshape" in name else "down"


def chosen(seen, ways):
    """The range of each tensor in the way of its kind: `all`, `error`, or a share such as `1e-5`."""
    picks = {"all": lambda low, high, counts: (low, high), "error": least_error}

    def pick(way, of):
        return picks[way](*of) if way in picks else percentile(*of, float(way))

    return {name: [float(x) for x in pick(ways[kind(name)], of)] for name, of in seen.items()}


def clipped(inputs, ranges, sequences):
    """How many of a million numbers lie outside of the ranges, and how many of a thousand sequences have any that do."""
    out = total = touched = 0
    for ids in sequences:
        outside = 0
        for name, values in zip(inputs.names, inputs.of(ids)):
            low, high = ranges[name]
            step = (high - low) / 255
            outside += int(((values < low - step / 2) | (values > high + step / 2)).sum())
            total += values.size
        out, touched = out + outside, touched + (outside > 0)
    return 1e6 * out / total, 1000 * touched / len(sequences)
