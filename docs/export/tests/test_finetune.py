"""A model that docs/finetune.py made can be exported, and has learnt its sentences."""

import json
import os
import pathlib
import subprocess
import sys

import torch
from transformers import AutoModelForTokenClassification, AutoTokenizer

from . import models
from .case import ExportCase

SENTENCES = [
    (["Tim", "Cook", "lives", "in", "Rome", "."], ["B-PER", "I-PER", "O", "O", "B-LOC", "O"]),
    (["Rome", "is", "far", "."], ["B-LOC", "O", "O", "O"]),
    (["Ada", "left", "New", "York", "."], ["B-PER", "O", "B-LOC", "I-LOC", "O"]),
]


class FineTuning(ExportCase):
    def finetuned(self, sentences, *options):
        base = self.source()
        train = self.folder / "train.jsonl"
        train.write_text("".join(json.dumps({"words": w, "tags": t}) + "\n" for w, t in sentences), encoding="utf-8")
        tool = pathlib.Path(__file__).parents[2] / "finetune.py"
        command = [sys.executable, tool, base, train, self.folder / "tuned", *options]
        return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})

    def test_learns_and_is_exported(self):
        run = self.finetuned(SENTENCES * 8, "--epochs", "40", "--lr", "5e-3", "--batch", "8")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("with the labels O, B-LOC, I-LOC, B-PER, I-PER", run.stdout)
        model = AutoModelForTokenClassification.from_pretrained(self.folder / "tuned").eval()
        tokenizer = AutoTokenizer.from_pretrained(self.folder / "tuned")
        for words, tags in SENTENCES:
            batch = tokenizer([words], is_split_into_words=True, return_tensors="pt")
            with torch.no_grad():
                numbers = model(**batch).logits[0].argmax(-1).tolist()
            ids = batch.word_ids(0)
            found = [model.config.id2label[numbers[ids.index(word)]] for word in range(len(words))]
            self.assertEqual(found, tags)
        self.exports(self.folder / "tuned", self.target)

    def test_names_the_sentence_whose_tags_do_not_fit(self):
        run = self.finetuned([(["a", "b"], ["O"])])
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("sentence 1 has 2 words and 1 tags", run.stderr)
