"""Tokenizers that run only in Python are converted where that changes nothing, and refused otherwise."""

import json
import unittest

from transformers import ProphetNetTokenizer

from export import tokens
from export.faults import Fault
from export.texts import CALIBRATION

from . import models
from .case import ExportCase


class SlowTokenizers(ExportCase):
    def slow(self, **more):
        """A tokenizer of BERT's form that transformers has in Python alone."""
        words = models.tokenizer("word pieces").get_vocab()
        file = self.folder / "vocab.txt"
        file.write_text("\n".join(sorted(words, key=words.get)) + "\n", encoding="utf-8")
        return ProphetNetTokenizer(str(file), **more)

    def test_one_in_berts_form_is_converted_and_reads_the_same(self):
        slow = self.slow(do_lower_case=False, x_sep_token="[SEP]")
        self.assertFalse(slow.is_fast)
        fast, how = tokens.fast(slow, "model")
        self.assertTrue(fast.is_fast)
        self.assertIn("ProphetNetTokenizer, converted; 3,000 strings give the same ids", how)
        for text in CALIBRATION:
            self.assertEqual(fast(text)["input_ids"], slow(text)["input_ids"])

    def test_one_whose_converted_form_reads_otherwise_is_refused_with_the_text(self):
        """Python makes another small letter of a sigma at the end of a word than tokenizer.json does."""
        with self.assertRaisesRegex(Fault, r"its converted form differs for '.*Σ.*': ids \[.*choose a model that has tokenizer.json"):
            tokens.fast(self.slow(do_lower_case=True, x_sep_token="[SEP]"), "model")

    def test_a_model_with_one_is_exported_with_tokenizer_json(self):
        source = self.source()
        for name in ("tokenizer.json", "tokenizer_config.json"):
            (source / name).unlink()
        self.slow(do_lower_case=False, x_sep_token="[SEP]").save_pretrained(source)
        (source / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "ProphetNetTokenizer", "x_sep_token": "[SEP]", "do_lower_case": False, "model_max_length": 96}))
        out = self.exports(source, self.target)
        self.assertIn("converted; 3,000 strings give the same ids", out)
        self.assertTrue((self.target / "tokenizer.json").is_file())


if __name__ == "__main__":
    unittest.main()
