"""Exports a GLiNER model of the Hugging Face hub, or of a directory, to a directory that ner4j loads.

    pip install gliner onnx onnxruntime
    python docs/export_gliner.py urchade/gliner_small-v2.1 gliner_small-v2.1

The file is checked against the model: with 1 to 40 labels, texts of 1 to 300 words or as many as the encoder reads, alone and in batches of unlike
lengths. Models with an encoder of their own for labels, with a decoder, or for relations are refused. What the checks of ner4j's tests cover: gliner's
inputs as of version 0.2.27.
"""
import argparse
import shutil
import sys
import tempfile
from pathlib import Path


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a model's id on the hub, or its directory"), parser.add_argument("target", type=Path, help="the directory to make; it must not exist")
    return parser.parse_args()


# Before the packages, which may be missing: --help needs none.
ARGUMENTS = arguments() if __name__ == "__main__" else None
try:
    import numpy as np
    import onnx  # noqa: F401, which the exporter needs later
    import onnxruntime
    import torch
    from gliner import GLiNER
    from transformers import PreTrainedModel
except ImportError as e:
    sys.exit(f"the package {e.name} is missing; run: pip install gliner onnx onnxruntime")

TOKENS = ("input_ids", "attention_mask", "words_mask", "text_lengths")
SPANS = ("span_idx", "span_mask")
OTHER_KINDS = {"labels_encoder": "has an encoder of its own for labels", "labels_decoder": "writes labels by a decoder", "relations_layer": "finds relations"}
UNBOUNDED = ("deberta", "t5")
FILES = ("gliner_config.json", "tokenizer.json", "tokenizer_config.json")
TOLERANCE = 1e-3


class Scores(torch.nn.Module):
    """Takes the inputs by position, as the exporter hands them over, and answers the scores alone."""

    def __init__(self, core, names):
        super().__init__()
        self.core, self.names = core, names

    def forward(self, *inputs):
        answer = self.core(**dict(zip(self.names, inputs)))
        return answer if torch.is_tensor(answer) else answer.logits


def tokens_at_most(config):
    """DeBERTa and T5 count places from one token to another; tables of other encoders end, RoBERTa's two tokens early."""
    encoder = getattr(config, "encoder_config", None)
    family = getattr(encoder, "model_type", None) or config.model_name
    if any(name in family for name in UNBOUNDED):
        return sys.maxsize
    return (getattr(encoder, "max_position_embeddings", None) or 512) - 2


class Rows:
    """Makes inputs of random words: of the ids that the model knows, but the two around labels."""

    def __init__(self, config, vocabulary, seed=0):
        self.label, self.width = config.class_token_index, config.max_width
        self.spans = config.span_mode != "token_level"
        self.tokens = tokens_at_most(config)
        self.end = self.label + 1
        self.ids = [i for i in range(5, vocabulary) if i not in (self.label, self.end)]
        self.random = np.random.default_rng(seed)

    def batch(self, lengths, labels):
        """Lengths are numbers of words; of up to three tokens each, as many as the encoder has places for."""
        lengths = [min(length, (self.tokens - 3 * labels - 1) // 3) for length in lengths]
        rows = [self.row(length, labels) for length in lengths]
        columns, words = max(len(ids) for ids, _ in rows), max(lengths)
        inputs = {name: np.zeros((len(rows), columns), dtype=np.int64) for name in TOKENS[:3]}
        inputs["text_lengths"] = np.array(lengths, dtype=np.int64)[:, None]
        for i, (ids, mask) in enumerate(rows):
            inputs["input_ids"][i, : len(ids)], inputs["attention_mask"][i, : len(ids)], inputs["words_mask"][i, : len(ids)] = ids, 1, mask
        if self.spans:
            spans = np.array([[first, first + more] for first in range(words) for more in range(self.width)])
            inside = spans[None, :, 1] < inputs["text_lengths"]
            inputs["span_idx"], inputs["span_mask"] = spans[None] * inside[..., None], inside
        return inputs

    def row(self, length, labels):
        ids = [token for _ in range(labels) for token in (self.label, *self.some(2))] + [self.end]
        mask = [0] * len(ids)
        for word in range(1, length + 1):
            pieces = self.some(1 + self.random.integers(3))
            ids += pieces
            mask += [word] + [0] * (len(pieces) - 1)
        return ids, mask

    def some(self, count):
        return [int(i) for i in self.random.choice(self.ids, count)]


def vocabulary(core):
    """The number of token ids, whatever the encoder calls its embeddings."""
    for part in core.modules():
        if isinstance(part, PreTrainedModel):
            return part.get_input_embeddings().weight.shape[0]
    sys.exit("the model has no encoder of transformers, which ner4j's GLiNER models need; take another model")


def refuse_other_kinds(config):
    for name, what in OTHER_KINDS.items():
        if getattr(config, name, None) is not None:
            sys.exit(f"ner4j runs GLiNER models of one encoder that score spans or tokens, but this one {what} ({name}); take another model")


def export(core, config, vocabulary, target):
    rows = Rows(config, vocabulary)
    names = TOKENS + SPANS if rows.spans else TOKENS
    scores = Scores(core, names).eval()
    sample = rows.batch([5, 3], 2)
    axes = {name: {0: "batch", 1: "tokens"} for name in TOKENS[:3]} | {"text_lengths": {0: "batch"}}
    axes |= {name: {0: "batch", 1: "spans"} for name in SPANS} if rows.spans else {}
    axes["logits"] = {0: "batch", 1: "words", 3 if rows.spans else 2: "labels"}
    inputs = tuple(torch.from_numpy(sample[name]) for name in names)
    torch.onnx.export(scores, inputs, str(target), input_names=list(names), output_names=["logits"], dynamic_axes=axes, opset_version=17, dynamo=False)
    return scores, rows


def difference(scores, rows, file):
    """The largest difference between the file and the model, of probabilities."""
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    largest = 0
    for lengths, labels in (([1], 1), ([40], 3), ([2, 60, 1, 17], 5), ([300, 10], 12), ([25], 40)):
        inputs = rows.batch(lengths, labels)
        with torch.no_grad():
            expected = torch.sigmoid(scores(*(torch.from_numpy(inputs[name]) for name in scores.names))).numpy()
        answer = 1 / (1 + np.exp(-session.run(["logits"], {name: inputs[name] for name in scores.names})[0].astype(np.float64)))
        for row, length in enumerate(inputs["text_lengths"][:, 0]):
            difference = np.abs(answer[row, :length] - expected[row, :length])
            if rows.spans:
                difference *= inputs["span_mask"][row].reshape(-1, rows.width, 1)[:length]
            largest = max(largest, float(difference.max()))
    return largest


def main():
    a = ARGUMENTS
    if a.target.exists():
        sys.exit(f"{a.target} is there already; name a directory that is not")
    a.target.absolute().parent.mkdir(parents=True, exist_ok=True)
    model = GLiNER.from_pretrained(a.source)
    refuse_other_kinds(model.config)
    with tempfile.TemporaryDirectory(dir=a.target.absolute().parent) as made:
        model.save_pretrained(f"{made}/saved")
        ready = Path(made, "ready")
        ready.mkdir()
        for name in FILES:
            if not Path(made, "saved", name).exists():
                sys.exit(f"the model has no {name}; ner4j needs a fast tokenizer: open it once with transformers.AutoTokenizer and save it beside the model")
            shutil.copy(Path(made, "saved", name), ready / name)
        largest = difference(*export(model.model, model.config, vocabulary(model.model), ready / "model.onnx"), ready / "model.onnx")
        if largest > TOLERANCE:
            sys.exit(f"the file's scores differ from the model's by {largest:.1e}, more than {TOLERANCE:.0e}; nothing was written")
        ready.rename(a.target)
    print(f"{a.target}: scores differ from the model's by at most {largest:.1e}\nZeroShotNer.load(Path.of(\"{a.target}\"))")


if __name__ == "__main__":
    main()
