"""Compares an exported file with the model that it was exported from."""

import dataclasses

import numpy
import onnxruntime
import torch

from .faults import Fault, ModelFault, first_line
from .inputs import USUAL, batches_to_check, sequences_to_check
from .texts import long_text

# Of the largest logit, or of 1: by how much rounding may move one. ner4j asks the same of a graph that it rewrites.
ROUNDING = 2e-4
# The same on average, where numbers between layers have few bits.
COARSE = 0.01


def session(file):
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = torch.get_num_threads()
    try:
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as e:
        raise Fault(f"ONNX Runtime {onnxruntime.__version__} cannot load the {file.name} that was written: {first_line(e)}") from e


def run(opened, arrays):
    wanted = {node.name for node in opened.get_inputs()}
    return numpy.asarray(opened.run(["logits"], {name: array for name, array in arrays.items() if name in wanted})[0], numpy.float32)


def pytorch(classifier, arrays):
    with torch.inference_mode():
        return classifier(*(torch.from_numpy(array) for array in arrays.values())).float().numpy()


@dataclasses.dataclass
class Found:
    """How far a file is from its model."""

    runs: int = 0
    shortest: int = 1 << 30
    longest: int = 0
    rows: int = 0
    difference: float = 0.0
    largest: float = 1.0
    company: float = 0.0
    tolerance: float = ROUNDING

    @property
    def allowed(self):
        return self.tolerance * self.largest

    def __str__(self):
        return (
            f"{self.runs} runs of {self.shortest} to {self.longest} tokens, in batches of 1 to {self.rows}: "
            f"logits of up to {self.largest:.1f} differ from PyTorch's by at most {self.difference:.1g} (allowed: {self.allowed:.1g})"
        )


def against_pytorch(file, classifier, inputs, tolerance=ROUNDING):
    """Runs a file and its model on the same batches; raises where they differ by more than rounding."""
    opened, found = session(file), Found(tolerance=tolerance)
    sequences = sequences_to_check(inputs)
    alone = {}
    for batch in batches_to_check(sequences):
        arrays = inputs.rows([sequences[i] for i in batch])
        lengths = [len(sequences[i]["input_ids"]) for i in batch]
        what = f"{lengths[0]} tokens" if len(batch) == 1 else f"a batch of {len(batch)} texts of {min(lengths)} to {max(lengths)} tokens"
        try:
            theirs = pytorch(classifier, arrays)
        except Exception as e:
            if len(batch) == 1 and lengths[0] < 5:
                continue  # The model itself reads no such short text.
            raise ModelFault(f"PyTorch's own model fails on {what}: {first_line(e)}") from e
        if theirs.shape[:2] != arrays["input_ids"].shape:
            raise ModelFault(f"the model answers {list(theirs.shape)} for {what}, not one row of scores for each token")
        try:
            ours = run(opened, arrays)
        except Exception as e:
            raise Fault(f"the exported graph fails on {what}: {first_line(e)}") from e
        compare(found, ours, theirs, lengths, what)
        for row, i in enumerate(batch):
            if len(batch) == 1:
                alone[i] = ours[0]
            elif i in alone:
                found.company = max(found.company, float(numpy.abs(ours[row, : lengths[row]] - alone[i]).max()))
    if not found.runs:
        raise ModelFault("the model answers no text of any length")
    return found


def compare(found, ours, theirs, lengths, what):
    if ours.shape != theirs.shape:
        raise Fault(f"the exported graph answers {list(ours.shape)} for {what}, where PyTorch answers {list(theirs.shape)}")
    real = numpy.arange(ours.shape[1])[None, :] < numpy.array(lengths)[:, None]
    ours, theirs = ours[real], theirs[real]
    if not numpy.isfinite(theirs).all():
        raise ModelFault(f"PyTorch's own model answers NaN or infinity for {what}; its weights are broken")
    if not numpy.isfinite(ours).all():
        raise Fault(f"the exported graph answers NaN or infinity for {what}, where PyTorch does not")
    found.runs += 1
    found.rows = max(found.rows, len(lengths))
    found.shortest, found.longest = min(found.shortest, *lengths), max(found.longest, *lengths)
    found.largest = max(found.largest, float(numpy.abs(theirs).max()))
    difference = float(numpy.abs(ours - theirs).max())
    found.difference = max(found.difference, difference)
    if difference > found.allowed:
        raise Fault(f"the exported graph's logits for {what} differ from PyTorch's by {difference:.2g}, of at most {found.largest:.1f}; allowed is {found.allowed:.1g}")


@dataclasses.dataclass
class Agreement:
    """How often a model of fewer bits chooses the labels of the model in fp32."""

    tokens: int = 0
    same: int = 0
    typed: int = 0
    typed_same: int = 0
    difference: float = 0.0
    texts: int = 0
    equal: int = 0
    company: float = 0.0
    largest: float = 1.0
    company_sum: float = 0.0
    company_count: int = 0

    @property
    def share(self):
        return self.same / max(1, self.tokens)

    @property
    def typed_share(self):
        return self.typed_same / self.typed if self.typed else 1.0

    def __str__(self):
        company = "the same" if self.equal == self.texts else f"the same in {self.equal} of {self.texts}, and within {self.company:.1g} in the others"
        return (
            f"labels of {self.texts} other texts agree with fp32 at {100 * self.share:.2f} % of {self.tokens:,} tokens "
            f"({100 * self.typed_share:.2f} % of {self.typed:,} that fp32 gives a type); logits of a text alone and in a batch are {company}"
        )


def agreement(file, reference, texts, inputs, outside):
    """Compares labels of each text alone with those of another file, and logits alone with those in a batch."""
    ours, theirs, found = session(file), session(reference), Agreement()
    sequences = [*map(inputs.of, texts), inputs.of(long_text(texts, 8 * USUAL), min(USUAL, inputs.longest))]
    alone = []
    for sequence in sequences:
        arrays = inputs.rows([sequence])
        mine, other = run(ours, arrays)[0], run(theirs, arrays)[0]
        if not numpy.isfinite(mine).all():
            raise Fault(f"{file.name} answers NaN or infinity for a text of {len(mine)} tokens: its numbers do not fit; use the file in fp32")
        alone.append(mine)
        kept = numpy.array([i not in inputs.special for i in sequence["input_ids"]])
        same, typed = (mine.argmax(-1) == other.argmax(-1))[kept], (other.argmax(-1) != outside)[kept]
        found.tokens, found.same = found.tokens + int(kept.sum()), found.same + int(same.sum())
        found.typed, found.typed_same = found.typed + int(typed.sum()), found.typed_same + int((same & typed).sum())
        found.difference = max(found.difference, float(numpy.abs(mine - other).max()))
        found.largest = max(found.largest, float(numpy.abs(other).max()))
    in_company(found, ours, inputs, sequences, alone)
    return found


def in_company(found, opened, inputs, sequences, alone):
    for start in range(0, len(sequences), 6):
        batch = sequences[start : start + 6]
        answers = run(opened, inputs.rows(batch))
        for row, sequence in enumerate(batch):
            apart = numpy.abs(answers[row, : len(sequence["input_ids"])] - alone[start + row])
            found.texts, found.equal = found.texts + 1, found.equal + int(not apart.any())
            found.company = max(found.company, float(apart.max()))
            found.company_sum, found.company_count = found.company_sum + float(apart.sum()), found.company_count + apart.size


def check_company(file, found):
    """Refuses a file whose answers depend on what runs beside a text by more than steps of rounding."""
    if found.company_sum / max(1, found.company_count) > COARSE * found.largest:
        raise Fault(f"{file.name} answers otherwise in a batch than alone, by up to {found.company:.2g}; use the file in fp32")
