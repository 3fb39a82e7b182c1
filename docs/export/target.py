"""The directory that is written: complete, or not at all."""

import os
import pathlib
import shutil
import tempfile

from .faults import Fault

# What an export writes, and what transformers' tokenizers write beside it.
OWN = (".onnx", ".onnx.data", ".json", ".txt", ".model", ".jinja")


def check(target, source, overwrite):
    """Refuses a target that would lose something."""
    target = pathlib.Path(target)
    if target.is_symlink() and not target.exists():
        raise Fault(f"expected a directory or nothing at {target}, but it is a link to nothing; remove it")
    if target.exists() and os.path.isdir(source) and os.path.samefile(target, source):
        raise Fault(f"{target} is where the model is read from; give another directory to write to")
    parent = target.absolute().parent
    if not parent.is_dir():
        raise Fault(f"expected the directory {parent} to write {target.name} to, but there is none; mkdir -p {parent}")
    if not os.access(parent, os.W_OK):
        raise Fault(f"{parent} may not be written to; give a target in another directory")
    if not target.exists():
        return
    if not target.is_dir():
        raise Fault(f"expected a directory or nothing at {target}, but that is a file; give another target")
    names = sorted(os.listdir(target))
    if names and not overwrite:
        raise Fault(f"{target} exists and is not empty; give another target, or --overwrite to replace it")
    foreign = [name for name in names if not name.endswith(OWN) or (target / name).is_dir()]
    if names and "model.onnx" not in names:
        raise Fault(f"{target} holds no model.onnx, so it is not an exported model, and --overwrite does not remove it; give another target")
    if foreign:
        raise Fault(f"{target} holds more than an exported model, such as {foreign[0]}; --overwrite does not remove that")


def check_space(target, needed):
    """Refuses to start where the disk has too little room."""
    free = shutil.disk_usage(pathlib.Path(target).absolute().parent).free
    if free < needed:
        raise Fault(f"expected {megabytes(needed)} of free space for {target}, but only {megabytes(free)} are left; free some, or give a target on another disk")


def megabytes(size):
    return f"{size / 1e6:,.1f} MB"


class Staged:
    """A directory beside the target that becomes it when all went well, and vanishes otherwise."""

    def __init__(self, target):
        self.target = pathlib.Path(target).absolute()

    def __enter__(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix=f".{self.target.name}.unfinished-", dir=self.target.parent))
        return self

    def __exit__(self, kind, *rest):
        shutil.rmtree(self.directory, ignore_errors=True)

    def finish(self):
        """Puts the directory where it belongs. What was there before goes only when the new one stands."""
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(self.directory, 0o777 & ~mask)
        if not self.target.exists() or not os.listdir(self.target):
            if self.target.exists():
                os.rmdir(self.target.resolve())
            os.rename(self.directory, self.target.resolve())
            return
        place = self.target.resolve()
        old = pathlib.Path(tempfile.mkdtemp(prefix=f".{place.name}.old-", dir=place.parent))
        os.rename(place, old / place.name)
        try:
            os.rename(self.directory, place)
        except OSError:
            os.rename(old / place.name, place)
            os.rmdir(old)
            raise
        shutil.rmtree(old, ignore_errors=True)
