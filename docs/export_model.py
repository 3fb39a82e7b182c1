"""Exports a token classifier of the Hugging Face hub, or of a directory, to a directory that ner4j loads.

    pip install torch transformers onnx onnxscript onnxruntime
    python docs/export_model.py dslim/bert-base-NER bert-base-NER
    python docs/export_model.py dslim/bert-base-NER bert-base-NER --int8 --fp16

The file is compared with the PyTorch model before the directory is put in place; docs/models.md says how. What ner4j cannot run is
refused. Exit code 0: all is well; 2: nothing was written, and one line says why. Written for torch 2.13 and transformers 5.18.
"""

import argparse
import os
import signal
import sys
import warnings

from export.faults import Fault, check_packages, first_line


def arguments(given):
    class Parser(argparse.ArgumentParser):
        def error(self, message):
            raise Fault(f"{message}; see --help")

    parser = Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("source", help="a directory with config.json, weights and tokenizer, or the name of a model of the hub")
    add("target", help="the directory to write; it must not exist, or be empty")
    add("--int8", action="store_true", help="also write model_int8.onnx: smaller and faster, and a text's answers do not depend on its company")
    add("--fp16", action="store_true", help="also write model_fp16.onnx, half the size, for GPUs")
    add("--calibration", metavar="FILE", help="texts like those that the model will read, one a line, in place of those built in, for --int8 and --fp16")
    add("--agreement", type=float, default=0.98, metavar="SHARE", help="how many tokens must keep their label in int8 and fp16 (default: 0.98)")
    add("--labels", metavar="O,B-PER,...", help="names of the labels in the order of the logits, in place of those in config.json")
    add("--longest", type=int, metavar="TOKENS", help="how many tokens a text may have at most; default: as many as the model takes")
    add("--tolerance", type=float, default=2e-4, metavar="SHARE", help="by how much logits may differ from PyTorch's, of the largest (default: 0.0002)")
    add("--text", help="a text to read with the files that were written")
    add("--revision", help="branch, tag or commit of the hub")
    add("--overwrite", action="store_true", help="replace a model that was exported to the target before")
    add("--trust-remote-code", action="store_true", help="run Python code that comes with the model; read it first")
    add("--trace", action="store_true", help="show where in the code a fault happened")
    return parser.parse_args(given)


def quiet():
    """Leaves the page to this tool: the libraries' notes speak of their own code."""
    import logging

    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    import transformers

    transformers.logging.set_verbosity(50)
    transformers.logging.disable_progress_bar()


def terminated(*_):
    raise KeyboardInterrupt


def main(given=None):
    options = None
    try:
        options = arguments(given)
        check_packages()
        quiet()
        from export.export import export

        export(options)
        return 0
    except KeyboardInterrupt:
        print("export_model: stopped; nothing was written", file=sys.stderr)
        return 130
    except Fault as e:
        message, error = str(e), e
    except MemoryError as e:
        message, error = "there is not enough memory to export this model; try on a machine with more", e
    except OSError as e:
        message, error = f"{e.strerror or first_line(e)}{f': {e.filename}' if e.filename else ''}; nothing was written", e
    except Exception as e:
        message, error = f"unexpected {type(e).__name__}: {first_line(e)}; --trace shows where", e
    if options is not None and options.trace:
        import traceback

        traceback.print_exception(error)
    print(f"export_model: {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, terminated)
    sys.exit(main())
