"""A file that answers otherwise than its model never reaches the target."""

import unittest
from unittest import mock

import numpy
import onnx
from onnx import numpy_helper

from export import eight_bits, graph, half

from .case import ExportCase


def edited(change):
    """What an exporter writes, with a change."""
    tidy = graph.tidy

    def edit(file):
        tidy(file)
        model = onnx.load(file)
        change(model.graph)
        onnx.save(model, file)

    return mock.patch.object(graph, "tidy", edit)


def weight(model, name, change):
    tensor = next(t for t in model.initializer if name in t.name)
    values = numpy_helper.to_array(tensor).copy()
    change(values)
    tensor.CopyFrom(numpy_helper.from_array(values, tensor.name))


class WrongFiles(ExportCase):
    def is_caught(self, change, saying="no exporter of torch"):
        with edited(change):
            out = self.refuses(self.source(), self.target, saying=[saying])
        self.assertIn("torch's newer exporter fails: the exported graph", out)
        self.assertIn("torch's older exporter with a longer sample fails: the exported graph", out)

    def test_one_weight_that_is_a_little_off(self):
        self.is_caught(lambda graph: weight(graph, "LayerNorm", lambda v: v.__setitem__(0, v[0] + 0.1)))

    def test_the_last_row_of_positions(self):
        """Only the longest texts show it."""
        self.is_caught(lambda graph: weight(graph, "position_embeddings", lambda v: v[-1].fill(0)))

    def test_a_mask_that_hides_nothing(self):
        """Only texts that share a batch with longer ones show it."""

        def change(graph):
            ones = onnx.helper.make_node("Equal", ["attention_mask", "attention_mask"], ["all_seen"])
            cast = onnx.helper.make_node("Cast", ["all_seen"], ["all_ones"], to=onnx.TensorProto.INT64)
            for node in graph.node:
                for i, name in enumerate(node.input):
                    if name == "attention_mask":
                        node.input[i] = "all_ones"
            nodes = list(graph.node)
            del graph.node[:]
            graph.node.extend([ones, cast, *nodes])

        with edited(change):
            out = self.refuses(self.source(), self.target, saying="no exporter of torch")
        self.assertIn("torch's newer exporter fails: the exported graph's logits for a batch of ", out)

    def test_an_answer_that_is_no_number(self):
        with edited(lambda graph: weight(graph, "classifier.bias", lambda v: v.fill(numpy.inf))):
            self.refuses(self.source(), self.target, saying="answers NaN or infinity")

    def test_a_graph_of_fixed_length(self):
        def change(graph):
            graph.input[0].type.tensor_type.shape.dim[1].dim_value = 7

        with mock.patch.object(graph, "check_form", wraps=graph.check_form) as form:
            plain = graph.newer

            def fixed(classifier, sample, names, file, longest):
                plain(classifier, sample, names, file, longest)
                model = onnx.load(file)
                change(model.graph)
                onnx.save(model, file)

            with mock.patch.object(graph, "WAYS", (("torch's newer exporter", fixed, 7),)):
                self.refuses(self.source(), self.target, saying="takes only input_ids of ['batch', 7]")
            self.assertTrue(form.called)

    def test_a_tokenizer_file_that_reads_otherwise(self):
        source = self.source()
        with mock.patch("transformers.PreTrainedTokenizerFast.save_pretrained", type(self).broken_save):
            self.refuses(source, self.target, saying=["tokenizer.json reads ", "otherwise than transformers"])

    @staticmethod
    def broken_save(self, directory, **_):
        import json
        import pathlib

        content = json.loads(self.backend_tokenizer.to_str())
        content["normalizer"]["lowercase"] = True
        (pathlib.Path(directory) / "tokenizer.json").write_text(json.dumps(content))


class FewerBits(ExportCase):
    def test_a_file_in_fp16_that_overflows(self):
        write = half.write

        def overflow(source, file):
            write(source, file)
            model = onnx.load(file)
            weight(model.graph, "classifier.bias", lambda v: v.fill(numpy.inf))
            onnx.save(model, file)

        with mock.patch.object(half, "write", overflow):
            self.refuses(self.source(), self.target, "--fp16", saying=["model_fp16.onnx answers NaN or infinity", "use the file in fp32"])

    def test_a_file_in_int8_that_chooses_other_labels(self):
        write = eight_bits.write

        def wrong(source, file, ranges):
            found = write(source, file, ranges)
            model = onnx.load(file)
            weight(model.graph, "classifier.bias", lambda v: v.__setitem__(slice(None), v[::-1] * 9 + numpy.arange(len(v))))
            onnx.save(model, file)
            return found

        with mock.patch.object(eight_bits, "write", wrong):
            self.refuses(self.source(), self.target, "--int8", saying=["model_int8.onnx agrees with fp32 at only", "--calibration FILE"])


if __name__ == "__main__":
    unittest.main()
