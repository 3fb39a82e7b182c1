"""What can go wrong, in one line each."""

import importlib


class Fault(Exception):
    """Says in one line what was expected, what was found and what to do."""


class ModelFault(Fault):
    """The model itself answers wrongly, so no exporter helps."""


def first_line(error, most=240):
    """The first line of an error that says something, cut to a length."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    line = lines[0] if lines else type(error).__name__
    return line if len(line) <= most else line[: most - 1] + "…"


OLDEST = {"torch": (2, 6), "transformers": (5, 0)}
PACKAGES = ("numpy", "torch", "transformers", "onnx", "onnxscript", "onnxruntime")


def check_packages(names=PACKAGES):
    """Refuses to start where a Python package is missing, and names all that are."""
    missing = []
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as e:
            if e.name is not None and e.name.split(".")[0] != name:
                raise Fault(f"{name} is installed, but cannot be imported: {first_line(e)}; pip install --upgrade {name}") from e
            missing.append(name)
    if missing:
        raise Fault(f"expected the Python packages {', '.join(names)}, but {', '.join(missing)} cannot be imported; pip install {' '.join(missing)}")
    for name, oldest in OLDEST.items():
        version = importlib.import_module(name).__version__
        if tuple(int(part) for part in version.split(".")[:2]) < oldest:
            raise Fault(f"expected {name} {'.'.join(map(str, oldest))} or newer, but found {version}; pip install --upgrade {name}")
