"""The ONNX graph: written by torch's newer exporter, or by the older one where the newer fails."""

import inspect
import os
import warnings

import onnx
import torch

from .faults import Fault, ModelFault, first_line

OPSET = 18
ONE_FILE = 1_900_000_000  # bytes that one file of protobuf can hold, less what the graph takes


class Classifier(torch.nn.Module):
    """Takes the inputs by position, as the exporter hands them over, and answers the logits alone."""

    def __init__(self, model, names):
        super().__init__()
        self.model, self.names = model, names
        self.more = {"use_cache": False} if "use_cache" in taken(model) else {}

    def forward(self, *inputs):
        return self.model(**dict(zip(self.names, inputs)), **self.more).logits


def taken(model):
    return inspect.signature(model.forward).parameters


def input_names(model, encoding):
    """Which of the inputs that ner4j feeds the tokenizer makes and the model takes."""
    return [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in encoding and name in taken(model)]


def weight_bytes(model):
    return sum(p.numel() * 4 for p in {id(p): p for p in (*model.parameters(), *model.buffers())}.values())


def newer(classifier, sample, names, file, longest):
    batch, sequence = torch.export.Dim("batch"), torch.export.Dim("sequence", max=longest)
    torch.onnx.export(
        classifier,
        sample,
        str(file),
        input_names=names,
        output_names=["logits"],
        dynamo=True,
        opset_version=OPSET,
        dynamic_shapes=(tuple({0: batch, 1: sequence} for _ in names),),
        external_data=False if weight_bytes(classifier) < ONE_FILE else True,
        verbose=False,
    )


def older(classifier, sample, names, file, longest):
    torch.onnx.export(
        classifier,
        sample,
        str(file),
        input_names=names,
        output_names=["logits"],
        dynamo=False,
        opset_version=17,
        dynamic_axes={name: {0: "batch", 1: "sequence"} for name in (*names, "logits")},
    )


# Some graphs keep the length of their sample, so the older exporter gets a second, longer one.
WAYS = (("torch's newer exporter", newer, 7), ("torch's older exporter", older, 9), ("torch's older exporter with a longer sample", older, 128))


def write(classifier, names, sample, file, longest, confirm, say):
    """Exports in the first way that makes a right file. `sample` makes inputs of a length, and `confirm` raises where the file is wrong."""
    failures = []
    for name, exporter, length in WAYS:
        clear(file)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exporter(classifier, sample(min(length, longest)), names, file, longest)
            check_form(file, names)
            tidy(file)
            found = confirm(file)
            return name, found, failures
        except (ModelFault, OSError, MemoryError):
            raise
        except Exception as e:
            failures.append((name, reason(e)))
            say(f"{name} fails: {reason(e)}")
    clear(file)
    raise Fault(f"no exporter of torch {torch.__version__} writes a graph that answers as the model does; the first: {failures[0][1]}; choose another architecture, see docs/architectures.md")


def reason(error):
    """Why an exporter failed, as far down as it says."""
    while error.__cause__ is not None and not isinstance(error, Fault):
        error = error.__cause__
    return first_line(error) if isinstance(error, Fault) else f"{type(error).__name__}: {first_line(error)}"


def clear(file):
    for path in (file, file.with_name(file.name + ".data")):
        path.unlink(missing_ok=True)


def check_form(file, names):
    """Refuses a graph that is bound to the size of its sample."""
    graph = onnx.load(file, load_external_data=False).graph
    unknown = [value.name for value in graph.input if value.name not in names]
    if unknown:
        raise Fault(f"the graph wants the inputs {', '.join(unknown)} too, which ner4j does not feed")
    for value in (*graph.input, *(output for output in graph.output if output.name == "logits")):
        sizes = [dim.dim_param or dim.dim_value for dim in value.type.tensor_type.shape.dim]
        if any(isinstance(size, int) and size for size in sizes[:2]):
            raise Fault(f"the graph takes only {value.name} of {sizes}")


def tidy(file):
    """Leaves out what an exporter notes beside nodes: places in this machine's files among it."""
    model = onnx.load(file, load_external_data=False)
    graphs = [model.graph]
    while graphs:
        graph = graphs.pop()
        graph.ClearField("doc_string")
        del graph.metadata_props[:], graph.value_info[:]
        for part in (*graph.node, *graph.input, *graph.output, *graph.initializer):
            part.ClearField("doc_string")
            if hasattr(part, "metadata_props"):
                del part.metadata_props[:]
        graphs += [attribute.g for node in graph.node for attribute in node.attribute if attribute.HasField("g")]
    for function in model.functions:
        for node in function.node:
            node.ClearField("doc_string")
            del node.metadata_props[:]
    del model.metadata_props[:]
    model.ClearField("doc_string")
    onnx.save(model, file)


def size(file):
    beside = file.with_name(file.name + ".data")
    return os.path.getsize(file) + (os.path.getsize(beside) if beside.exists() else 0)
