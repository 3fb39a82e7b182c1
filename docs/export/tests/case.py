"""Runs the command as its user does, in a directory of its own."""

import contextlib
import io
import json
import pathlib
import shutil
import tempfile
import unittest

import torch
import transformers

import export_model

from . import models

torch.set_num_threads(1)
transformers.logging.disable_progress_bar()


class ExportCase(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="export-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.target = self.folder / "out"

    def source(self, family="Bert", **more):
        return models.save(family, self.folder / "in", **more)

    def edit(self, folder, name="config.json", **changes):
        """Changes members of a JSON file; None takes one away."""
        file = folder / name
        content = json.loads(file.read_text(encoding="utf-8"))
        content.update(changes)
        file.write_text(json.dumps({key: value for key, value in content.items() if value is not None}), encoding="utf-8")

    def run_tool(self, *arguments):
        """Exit code, standard output and standard error."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = export_model.main([str(argument) for argument in arguments])
        return code, out.getvalue(), err.getvalue()

    def exports(self, *arguments):
        code, out, err = self.run_tool(*arguments)
        self.assertEqual((code, err), (0, ""), out)
        return out

    def refuses(self, *arguments, saying, before=()):
        """A fault is one line and exit code 2, and leaves nothing beside what was there before."""
        code, out, err = self.run_tool(*arguments)
        self.assertEqual(code, 2, out + err)
        self.assertEqual(err.count("\n"), 1, err)
        self.assertTrue(err.startswith("export_model: "), err)
        for words in [saying] if isinstance(saying, str) else saying:
            self.assertIn(words, err)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir() if path.name != "in"), sorted(before))
        return out
