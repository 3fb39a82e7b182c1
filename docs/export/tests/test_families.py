"""Exported families answer as PyTorch does, for any number of texts of any length."""

import json
import unittest

import numpy
import onnx
import onnxruntime
import torch
from tokenizers import Tokenizer
from transformers import AutoModelForTokenClassification

from . import models
from .case import ExportCase

TEXTS = [
    "Grace Hopper worked for Remington Rand in New York.",
    "Москва, 北京 and القاهرة — three cities",
    "a",
    "Oslo\n\nBergen\tTromsø " * 4,
]


class Families(ExportCase):
    def compare(self, source, target):
        """Logits of texts alone and together beside those of transformers' own model, by code that shares nothing with the tool."""
        model = AutoModelForTokenClassification.from_pretrained(source).eval()
        tokenizer = Tokenizer.from_file(str(target / "tokenizer.json"))
        tokenizer.no_truncation()
        session = onnxruntime.InferenceSession(str(target / "model.onnx"), providers=["CPUExecutionProvider"])
        taken = [node.name for node in session.get_inputs()]
        encodings = [tokenizer.encode(text) for text in TEXTS]
        self.assertTrue(all(2 < len(e.ids) <= models.POSITIONS for e in encodings), [len(e.ids) for e in encodings])
        width = max(len(e.ids) for e in encodings)
        pad = json.loads((target / "config.json").read_text())["pad_token_id"]
        arrays = {name: numpy.zeros((len(encodings), width), numpy.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
        arrays["input_ids"][:] = pad
        for row, e in enumerate(encodings):
            arrays["input_ids"][row, : len(e.ids)], arrays["attention_mask"][row, : len(e.ids)] = e.ids, 1
        together = session.run(["logits"], {name: arrays[name] for name in taken})[0]
        for row, e in enumerate(encodings):
            with torch.no_grad():
                expected = model(input_ids=torch.tensor([e.ids])).logits[0].numpy()
            alone = session.run(["logits"], {name: arrays[name][row : row + 1, : len(e.ids)] for name in taken})[0][0]
            bound = 1e-4 * max(1, numpy.abs(expected).max())
            self.assertLess(numpy.abs(alone - expected).max(), bound)
            self.assertLess(numpy.abs(together[row, : len(e.ids)] - expected).max(), bound)

    def family(self, name):
        source = self.source(name)
        out = self.exports(source, self.target)
        self.assertIn("torch's newer exporter", out)
        self.compare(source, self.target)
        graph = onnx.load(self.target / "model.onnx").graph
        for value in (*graph.input, *graph.output):
            self.assertEqual([dim.dim_param for dim in value.type.tensor_type.shape.dim][:2], ["batch", "sequence"])
        self.assertNotIn(b"site-packages", (self.target / "model.onnx").read_bytes())
        self.assertEqual(json.loads((self.target / "tokenizer_config.json").read_text())["model_max_length"], models.POSITIONS)


def of(name):
    return lambda self: self.family(name)


for each in models.FAMILIES:
    setattr(Families, f"test_{each}_answers_as_pytorch", of(each))


class Precisions(ExportCase):
    def test_a_checkpoint_in_bf16_is_exported_in_fp32(self):
        source = self.folder / "in"
        tokens = models.tokenizer("word pieces")
        models.model("Bert", tokens).to(torch.bfloat16).save_pretrained(source)
        tokens.save_pretrained(source)
        self.exports(source, self.target)
        kinds = {tensor.data_type for tensor in onnx.load(self.target / "model.onnx").graph.initializer if len(tensor.dims) == 2}
        self.assertEqual(kinds - {onnx.TensorProto.INT64}, {onnx.TensorProto.FLOAT})

    def test_weights_without_safetensors_are_read(self):
        source = self.source()
        from safetensors.torch import load_file

        torch.save(load_file(source / "model.safetensors"), source / "pytorch_model.bin")
        (source / "model.safetensors").unlink()
        self.exports(source, self.target)


class Answers(ExportCase):
    def test_the_tool_reads_a_text_and_says_how_java_loads_the_model(self):
        out = self.exports(self.source(), self.target, "--text", "Rome")
        self.assertIn("read with the new files: ", out)
        self.assertIn(f'load it: NerPipeline ner = OnnxNer.load(Path.of("{self.target}"));', out)

    def test_a_batch_is_also_right_where_texts_change_each_other(self):
        out = self.exports(self.source("ConvBert"), self.target)
        self.assertIn("texts of a batch change each other's logits", out)

    def test_a_model_may_be_exported_for_shorter_texts(self):
        self.exports(self.source(), self.target, "--longest", "40")
        self.assertEqual(json.loads((self.target / "tokenizer_config.json").read_text())["model_max_length"], 40)
        self.assertIn("of 2 to 40 tokens", self.exports(self.folder / "in", self.target, "--longest", "40", "--overwrite"))

    def test_labels_without_names_are_exported_with_a_warning(self):
        source = self.source(id2label={i: f"LABEL_{i}" for i in range(5)}, label2id={f"LABEL_{i}": i for i in range(5)})
        out = self.exports(source, self.target)
        self.assertIn("warning: the labels are called LABEL_0, LABEL_1", out)
        self.assertIn('.labels(List.of("LABEL_0", ', out)
        self.exports(source, self.target, "--overwrite", "--labels", "O,B-A,I-A,B-B,I-B")
        self.assertEqual(json.loads((self.target / "config.json").read_text())["id2label"]["1"], "B-A")

    def test_the_older_exporter_is_used_where_the_newer_fails_and_the_tool_says_why(self):
        from unittest import mock

        from export import graph

        def fails(*_):
            raise RuntimeError("operator aten::made_up is not known")

        ways = ((graph.WAYS[0][0], fails, graph.WAYS[0][2]), *graph.WAYS[1:])
        with mock.patch.object(graph, "WAYS", ways):
            out = self.exports(self.source(), self.target)
        self.assertIn("torch's newer exporter fails: RuntimeError: operator aten::made_up is not known", out)
        self.assertIn("model.onnx: torch's older exporter, ", out)
        self.compare = Families.compare.__get__(self)
        self.compare(self.folder / "in", self.target)


if __name__ == "__main__":
    unittest.main()
