"""What ner4j cannot run, or what is no model, is refused in one line that says why and what to do."""

import json
import os
import unittest
from unittest import mock

import torch
from safetensors.torch import load_file, save_file

from .case import ExportCase


class Places(ExportCase):
    def test_no_directory(self):
        self.refuses(self.folder / "none" / "here", self.target, saying="expected a directory at")

    def test_a_file_in_place_of_a_directory(self):
        (self.folder / "in").write_text("x")
        self.refuses(self.folder / "in", self.target, saying="is a file; give the directory that holds config.json")

    def test_a_directory_without_config(self):
        (self.folder / "in").mkdir()
        (self.folder / "in" / "notes.txt").write_text("x")
        self.refuses(self.folder / "in", self.target, saying=["expected config.json", "found notes.txt"])

    def test_an_adapter_a_gliner_and_an_onnx_model_are_told_by_their_files(self):
        for name, saying in (("adapter_config.json", "merge"), ("gliner_config.json", "GLiNER"), ("model.onnx", "ONNX model already")):
            folder = self.folder / "in"
            folder.mkdir(exist_ok=True)
            (folder / name).write_text("{}")
            self.refuses(folder, self.target, saying=saying)
            (folder / name).unlink()

    def test_a_broken_config(self):
        (self.folder / "in").mkdir()
        (self.folder / "in" / "config.json").write_text('{"model_type": ')
        self.refuses(self.folder / "in", self.target, saying="expected JSON in")

    def test_the_hub_without_network(self):
        from huggingface_hub.errors import LocalEntryNotFoundError

        with mock.patch("huggingface_hub.hf_hub_download", side_effect=LocalEntryNotFoundError("cannot reach")):
            self.refuses("nobody/nothing", self.target, saying=["the hub cannot be reached", "give a directory"])

    def test_a_package_that_is_missing_is_named_with_the_line_that_installs_it(self):
        with mock.patch.dict("sys.modules", {"onnxscript": None, "onnxruntime": None}):
            self.refuses(self.folder, self.target, saying="onnxscript, onnxruntime cannot be imported; pip install onnxscript onnxruntime")

    def test_a_package_that_is_too_old_is_named(self):
        with mock.patch("transformers.__version__", "4.57.1"):
            self.refuses(self.folder, self.target, saying="expected transformers 5.0 or newer, but found 4.57.1; pip install --upgrade transformers")

    def test_wrong_arguments(self):
        self.refuses("only-one", saying="the following arguments are required: target; see --help")
        self.refuses("a", "b", "--longest", "many", saying="--longest")


class Configurations(ExportCase):
    """These are told by config.json alone, before weights are read."""

    def config(self, **content):
        folder = self.folder / "in"
        folder.mkdir(exist_ok=True)
        (folder / "config.json").write_text(json.dumps(content))
        return folder

    def test_a_model_that_is_no_token_classifier_is_named(self):
        folder = self.config(model_type="bert", architectures=["BertForMaskedLM"])
        self.refuses(folder, self.target, saying=["expected a token classifier", "found BertForMaskedLM"])

    def test_an_architecture_that_transformers_does_not_know(self):
        folder = self.config(model_type="bert2030", architectures=["Bert2030ForTokenClassification"])
        self.refuses(folder, self.target, saying=["has no token classifier for model_type bert2030", "pip install --upgrade transformers"])

    def test_longformer(self):
        folder = self.config(model_type="longformer", architectures=["LongformerForTokenClassification"], attention_window=[8])
        self.refuses(folder, self.target, saying=["windows", "choose ModernBERT"])

    def test_a_mixture_of_experts_such_as_the_privacy_filter(self):
        folder = self.config(
            model_type="openai_privacy_filter", architectures=["OpenAIPrivacyFilterForTokenClassification"],
            num_local_experts=128, num_experts_per_tok=4, hidden_size=640, intermediate_size=640,
        )
        self.refuses(folder, self.target, saying=["a mixture of 128 experts", "20 MB", "512 tokens take 10 GB", "choose a model without experts"])

    def test_models_that_read_more_than_text(self):
        for kind in ("layoutlm", "layoutlmv3", "lilt", "markuplm", "bros"):
            self.refuses(self.config(model_type=kind), self.target, saying="where each word stands on a page")

    def test_canine_which_has_no_tokenizer_file(self):
        self.refuses(self.config(model_type="canine"), self.target, saying="tokenizer.json has no form")

    def test_a_crf_by_its_name(self):
        folder = self.config(model_type="bert", architectures=["BertCRFForTokenClassification"])
        self.refuses(folder, self.target, saying=["a CRF chooses its labels", "choose a model without CRF"])

    def test_code_of_the_model_does_not_run_unless_it_is_allowed(self):
        code = {"AutoConfig": "configuration_own.OwnConfig", "AutoModelForTokenClassification": "modeling_own.Own"}
        folder = self.config(model_type="own", architectures=["OwnForTokenClassification"], auto_map=code)
        (folder / "configuration_own.py").write_text(f"open({str(self.folder / 'ran')!r}, 'w')")
        self.refuses(folder, self.target, saying=["needs Python code of its own", "--trust-remote-code"])

    def test_labels_with_a_gap(self):
        folder = self.config(model_type="bert", id2label={"0": "O", "2": "B-PER"})
        self.refuses(folder, self.target, saying=["name 0 to 1", "it has 0, 2", "--labels"])


class Weights(ExportCase):
    def changed(self, change, **more):
        source = self.source(**more)
        weights = load_file(source / "model.safetensors")
        change(weights)
        save_file(weights, source / "model.safetensors", metadata={"format": "pt"})
        return source

    def test_no_weights(self):
        source = self.source()
        (source / "model.safetensors").unlink()
        self.refuses(source, self.target, saying=["expected weights (model.safetensors or pytorch_model.bin)", "found config.json"])

    def test_weights_of_a_classifier_that_are_missing(self):
        source = self.changed(lambda weights: weights.pop("classifier.weight"))
        self.refuses(source, self.target, saying=["classifier.weight", "would be random"])

    def test_a_crf_by_its_weights(self):
        source = self.changed(lambda weights: weights.update({"crf.transitions": torch.zeros(5, 5)}))
        self.refuses(source, self.target, saying=["weights of a CRF (crf.transitions)", "BertForTokenClassification"])

    def test_an_lstm_that_the_class_leaves_out(self):
        source = self.changed(lambda weights: weights.update({"lstm.weight": torch.zeros(5, 5)}))
        self.refuses(source, self.target, saying=["does not use (lstm.weight)", "save_pretrained"])

    def test_another_number_of_labels_than_the_weights_have(self):
        source = self.source()
        self.edit(source, id2label={str(i): f"T{i}" for i in range(7)}, label2id={f"T{i}": i for i in range(7)})
        self.refuses(source, self.target, saying=["fit config.json (7 labels)", "correct id2label"])

    def test_weights_that_are_not_numbers(self):
        source = self.changed(lambda weights: weights["bert.encoder.layer.0.output.dense.weight"].fill_(float("nan")))
        self.refuses(source, self.target, saying="PyTorch's own model answers NaN")

    def test_a_broken_weights_file(self):
        source = self.source()
        (source / "model.safetensors").write_bytes((source / "model.safetensors").read_bytes()[:1000])
        self.refuses(source, self.target, saying="transformers cannot load")


class Tokenizers(ExportCase):
    def test_no_tokenizer(self):
        source = self.source()
        for name in ("tokenizer.json", "tokenizer_config.json"):
            (source / name).unlink()
        self.refuses(source, self.target, saying="beside config.json")

    def test_a_vocabulary_that_is_larger_than_the_embeddings(self):
        source = self.source(vocab_size=200)
        self.refuses(source, self.target, saying=["at most 200 tokens", "take the tokenizer that the model was trained with"])

    def test_bertweet_without_a_fast_tokenizer(self):
        source = self.source()
        (source / "tokenizer.json").unlink()
        (source / "vocab.txt").write_text("Rome 10\nOs@@ 5\nlo 4\n")
        (source / "bpe.codes").write_text("#version: 0.2\nR o 5\n")
        (source / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "BertweetTokenizer"}))
        self.refuses(source, self.target, saying=["BertweetTokenizer, which runs only in Python", "choose a model that has one"])


class Targets(ExportCase):
    def test_a_target_that_is_not_empty_stays_as_it_was(self):
        self.target.mkdir()
        (self.target / "letter.txt").write_text("dear")
        source = self.source()
        self.refuses(source, self.target, saying="exists and is not empty", before=["out"])
        self.refuses(source, self.target, "--overwrite", saying="holds no model.onnx", before=["out"])
        (self.target / "model.onnx").write_text("x")
        (self.target / "letter.doc").write_text("dear")
        self.refuses(source, self.target, "--overwrite", saying="holds more than an exported model, such as letter.doc", before=["out"])
        self.assertEqual((self.target / "letter.txt").read_text(), "dear")

    def test_a_target_in_no_directory_a_file_and_the_source(self):
        source = self.source()
        self.refuses(source, self.folder / "no" / "out", saying="mkdir -p")
        self.refuses(source, source, "--overwrite", saying="is where the model is read from")
        self.target.write_text("x")
        self.refuses(source, self.target, saying="that is a file", before=["out"])

    def test_a_disk_with_too_little_room(self):
        import shutil

        with mock.patch.object(shutil, "disk_usage", return_value=mock.Mock(free=1_000_000)):
            self.refuses(self.source(), self.target, saying=["of free space", "only 1.0 MB are left"])

    def test_a_disk_that_fills_up_while_files_are_written(self):
        import errno

        with mock.patch("export.graph.tidy", side_effect=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "model.onnx")):
            self.refuses(self.source(), self.target, saying="No space left on device: model.onnx; nothing was written")


if __name__ == "__main__":
    unittest.main()
