"""All steps of an export, one after the other."""


from . import answer, check, eight_bits, graph, half, source, target, texts, tokens
from .faults import Fault
from .inputs import Inputs


def say(line):
    print(line, flush=True)


def export(options):
    name = options.source
    target.check(options.target, name, options.overwrite)
    check_numbers(options)
    known, held_out = texts.read_calibration(options.calibration) if options.calibration else (texts.CALIBRATION, texts.HELD_OUT)
    config = source.settings(name, options.revision)
    source.check(name, config, options.trust_remote_code)
    labels, named = source.labels(config, options.labels.split(",") if options.labels else None)
    slow = tokens.load(name, options.revision, options.trust_remote_code)
    tokenizer, how = tokens.fast(slow, name)
    model = source.load(name, config, labels, options.revision, options.trust_remote_code)
    tokens.check_vocabulary(tokenizer, model, name)
    target.check_space(options.target, graph.weight_bytes(model) * (2.5 if options.int8 or options.fp16 else 1.2) + 50e6)
    with target.Staged(options.target) as staged:
        job = Job(options, model, tokenizer, staged.directory)
        say(f"{name}: {type(model).__name__}, {len(labels)} labels, texts of up to {job.longest:,} tokens")
        job.tokenizer_and_settings(slow if slow is tokenizer else tokenizer, how)
        job.model_file()
        if options.fp16:
            job.fp16(held_out)
        if options.int8:
            job.int8(known, held_out)
        job.read(options.text or answer.SAMPLE)
        staged.finish()
    if not named:
        say(f"warning: the labels are called {', '.join(labels.values())}, which tell no types, so ner4j refuses them; export again with --labels O,B-PER,…, or name them in Java")
    say(f"written: {options.target}")
    for line in java(options, named, labels):
        say(line)


def check_numbers(options):
    if options.longest is not None and options.longest < 8:
        raise Fault(f"expected --longest of at least 8 tokens, but found {options.longest}")
    if not 0 < options.tolerance < 1 or not 0 <= options.agreement <= 1:
        raise Fault("expected --tolerance and --agreement between 0 and 1")
    if options.calibration and not (options.int8 or options.fp16):
        raise Fault("--calibration is for --int8 and --fp16; give one of them")


def java(options, named, labels):
    """The lines of Java that load what was written."""
    place = "Path.of(\"" + options.target.replace("\\", "/") + "\")"
    more = "" if named else ".labels(List.of(" + ", ".join(f'"{label}"' for label in labels.values()) + "))"
    yield f"load it: NerPipeline ner = OnnxNer.load({place});" if named else f"load it: NerPipeline ner = OnnxNer.builder({place}){more}.load();"
    for precision in ("INT8", "FP16"):
        if getattr(options, precision.lower()):
            yield f"     or: NerPipeline ner = OnnxNer.builder({place}){more}.precision(Precision.{precision}).load();"


class Job:
    """One export: a model, its tokenizer and the directory that they are written to."""

    def __init__(self, options, model, tokenizer, directory):
        self.options, self.model, self.tokenizer, self.directory = options, model, tokenizer, directory
        self.names = graph.input_names(model, tokenizer("Rome"))
        self.classifier = graph.Classifier(model, self.names).eval()
        self.file, self.mixes = directory / "model.onnx", False
        probe = Inputs(tokenizer, self.names, 8)
        reads = lambda length: check.pytorch(self.classifier, probe.rows([{name: [1 if name == "attention_mask" else 0] * length for name in self.names} | {"input_ids": [probe.ids[0]] * length}]))
        self.longest = source.longest(model, tokenizer.model_max_length, options.longest, reads)
        self.inputs = Inputs(tokenizer, self.names, self.longest)
        outside = [i for i, label in model.config.id2label.items() if label in ("O", "LABEL_0")]
        self.outside = outside[0] if outside else -1

    def tokenizer_and_settings(self, loaded, how):
        count = tokens.save(self.tokenizer, self.directory, self.longest, loaded)
        self.model.config.save_pretrained(self.directory)
        say(f"tokenizer.json: {how}; it reads {count:,} texts of many scripts as transformers does")

    def sample(self, length):
        """Two texts of a length in tensors of their own: an exporter takes one that comes twice for one input."""
        import torch

        sequence = self.inputs.of_length(length) or self.inputs.of(self.inputs.text, length)
        shorter = {name: values[: max(1, len(values) - 2)] for name, values in sequence.items()}
        arrays = self.inputs.rows([sequence, shorter])
        return tuple(torch.from_numpy(array.copy()) for array in arrays.values())

    def model_file(self):
        confirm = lambda file: check.against_pytorch(file, self.classifier, self.inputs, self.options.tolerance)
        how, found, _ = graph.write(self.classifier, self.names, self.sample, self.file, self.longest, confirm, say)
        say(f"model.onnx: {how}, {target.megabytes(graph.size(self.file))}; {found}")
        self.mixes = found.company > found.allowed
        if self.mixes:
            say(f"note: in PyTorch too, texts of a batch change each other's logits, by up to {found.company:.2g}; ner4j finds that out and runs them one by one")

    def agrees(self, file, held_out):
        found = check.agreement(file, self.file, held_out, self.inputs, self.outside)
        if not self.mixes:
            check.check_company(file, found)
        return found

    def fp16(self, held_out):
        file = self.directory / "model_fp16.onnx"
        half.write(self.file, file)
        found = self.agrees(file, held_out)
        self.accept(file, found, "fp16")

    def accept(self, file, found, how):
        if found.share < self.options.agreement:
            raise Fault(
                f"{file.name} agrees with fp32 at only {100 * found.share:.2f} % of tokens, less than {100 * self.options.agreement:g} %; use the file in fp32"
                + (", give --calibration FILE with texts like yours" if "int8" in file.name and not self.options.calibration else "")
                + ", or allow it with --agreement"
            )
        say(f"{file.name}: {how}, {target.megabytes(graph.size(file))}; {found}")

    def int8(self, known, held_out):
        file, probe = self.directory / "model_int8.onnx", self.directory / "ranges.onnx"
        whole = eight_bits.Graph(self.file)
        eight_bits.check_products(whole, self.file)
        seen = eight_bits.observed(whole, probe, self.inputs, known)
        graph.clear(probe)
        best = None
        for name, ranges in eight_bits.plans(seen):
            graph.clear(file)
            eight_bits.write(self.file, file, ranges)
            found = self.agrees(file, held_out)
            if best is None or found.share > best[0].share:
                best = found, name, ranges
            if found.share >= self.options.agreement:
                break
        graph.clear(file)
        eight_bits.write(self.file, file, best[2])
        self.accept(file, best[0], f"int8, {best[1]}")

    def read(self, text):
        found = answer.of(self.directory, text, self.names)
        say(f"read with the new files: {answer.shown(found)}")
