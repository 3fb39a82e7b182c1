"""Models in int8 and fp16: small, near fp32, and a text's answers do not depend on what runs beside it."""

import json
import unittest

import numpy
import onnx
import onnxruntime
from tokenizers import Tokenizer

from export import eight_bits
from export.texts import CALIBRATION, HELD_OUT

from . import models
from .case import ExportCase

# Random weights tell labels apart by less than trained ones do.
RANDOM = ("--agreement", "0.8")


class FewerBits(ExportCase):
    def logits(self, name, texts):
        session = onnxruntime.InferenceSession(str(self.target / name), providers=["CPUExecutionProvider"])
        tokens = Tokenizer.from_file(str(self.target / "tokenizer.json"))
        tokens.enable_truncation(models.POSITIONS)
        rows = [tokens.encode(text).ids for text in texts]
        width = max(map(len, rows))
        ids = numpy.array([row + [0] * (width - len(row)) for row in rows])
        mask = numpy.array([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": 0 * ids}
        answers = session.run(["logits"], {node.name: feed[node.name] for node in session.get_inputs()})[0]
        return [answer[: len(row)] for answer, row in zip(answers, rows)]

    def test_int8_answers_a_text_alone_as_in_any_company(self):
        out = self.exports(self.source(), self.target, "--int8", *RANDOM)
        self.assertIn("model_int8.onnx: int8, all products", out)
        self.assertIn(".precision(Precision.INT8).load();", out)
        kinds = [node.op_type for node in onnx.load(self.target / "model_int8.onnx").graph.node]
        self.assertEqual(kinds.count("MatMulIntegerToFloat"), 12)
        self.assertNotIn("DynamicQuantizeLinear", kinds)
        texts = HELD_OUT[:12]
        together = self.logits("model_int8.onnx", texts)
        for text, answer in zip(texts, together):
            self.assertTrue(numpy.array_equal(answer, self.logits("model_int8.onnx", [text])[0]), text)

    def test_ranges_of_texts_of_the_user_are_taken(self):
        source, file = self.source(), self.folder / "in" / "texts"
        file.write_text("\n".join(CALIBRATION[0] for _ in range(30)), encoding="utf-8")
        self.exports(source, self.target, "--int8", *RANDOM)
        built_in = self.scales()
        self.exports(source, self.target, "--int8", "--overwrite", "--calibration", file, *RANDOM)
        self.assertTrue(all(mine <= theirs for mine, theirs in zip(self.scales(), built_in)))
        self.assertNotEqual(self.scales(), built_in)

    def scales(self):
        graph = onnx.load(self.target / "model_int8.onnx").graph
        return [float(onnx.numpy_helper.to_array(tensor)) for tensor in graph.initializer if tensor.name.endswith("_step")]

    def test_weights_alone_in_int8_answer_as_their_rounded_values(self):
        self.exports(self.source(), self.target)
        file = self.target / "model.onnx"
        eight_bits.write(file, self.target / "weights.onnx", {})
        model = onnx.load(file)
        for tensor in model.graph.initializer:
            values = onnx.numpy_helper.to_array(tensor)
            if values.ndim == 2 and tensor.name in {node.input[1] for node in model.graph.node if node.op_type == "MatMul"} and values.shape[1] != 5:
                step = numpy.abs(values).max(0) / 127
                tensor.CopyFrom(onnx.numpy_helper.from_array((numpy.rint(values / step) * step).astype(numpy.float32), tensor.name))
        onnx.save(model, self.target / "rounded.onnx")
        for text in HELD_OUT[:6]:
            ours, expected = self.logits("weights.onnx", [text])[0], self.logits("rounded.onnx", [text])[0]
            self.assertLess(numpy.abs(ours - expected).max(), 1e-4)

    def test_large_tables_of_embeddings_are_rounded_by_row(self):
        source = self.source(vocab_size=3000)
        self.exports(source, self.target, "--int8", *RANDOM)
        kinds = {tensor.name: tensor for tensor in onnx.load(self.target / "model_int8.onnx").graph.initializer}
        table = next(tensor for name, tensor in kinds.items() if name.endswith("word_embeddings.weight_int8"))
        self.assertEqual((table.data_type, list(table.dims)), (onnx.TensorProto.INT8, [3000, 32]))

    def test_fp16_is_near_fp32_and_half_the_size(self):
        self.exports(self.source(vocab_size=3000), self.target, "--fp16", *RANDOM)
        whole, half = self.logits("model.onnx", HELD_OUT), self.logits("model_fp16.onnx", HELD_OUT)
        self.assertLess(max(numpy.abs(a - b).max() for a, b in zip(whole, half)), 0.05)
        size = {name: (self.target / name).stat().st_size for name in ("model.onnx", "model_fp16.onnx")}
        self.assertLess(size["model_fp16.onnx"], 0.7 * size["model.onnx"])

    def test_numbers_of_places_stay_in_fp32(self):
        """Rounded, a distance falls on the other side of a border, and an angle is another."""
        for family in ("MPNet", "ModernBert"):
            out = self.exports(self.source(family), self.target, "--fp16", "--overwrite")
            self.assertIn("model_fp16.onnx: fp16", out)
            long = " ".join(HELD_OUT)
            whole, half = (self.logits(name, [long])[0] for name in ("model.onnx", "model_fp16.onnx"))
            self.assertEqual(len(whole), models.POSITIONS)
            self.assertLess(numpy.abs(whole - half).max(), 0.03 * numpy.abs(whole).max(), family)

    def test_too_few_texts_and_other_encodings_are_refused(self):
        source, file = self.source(), self.folder / "in" / "texts"
        file.write_text("one\ntwo\n")
        self.refuses(source, self.target, "--int8", "--calibration", file, saying="expected at least 20 texts")
        file.write_bytes("Zürich\n".encode("latin-1") * 40)
        self.refuses(source, self.target, "--int8", "--calibration", file, saying="save it as UTF-8")
        self.refuses(source, self.target, "--calibration", file, saying="--calibration is for --int8 and --fp16")


if __name__ == "__main__":
    unittest.main()
