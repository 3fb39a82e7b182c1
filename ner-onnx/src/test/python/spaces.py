"""Makes ../resources/families/spaces: the ids that transformers gives where a text starts with a blank by its settings or its file.

    pip install -r requirements.txt
    python spaces.py

Each line of goldens.jsonl is a directory of ../resources/families/roberta with another tokenizer class, another model type, another
add_prefix_space in tokenizer.json (file) and in tokenizer_config.json (setting, null where it has none).
"""

import itertools
import json
import pathlib
import shutil
import tempfile

from transformers import AutoTokenizer

FAMILIES = pathlib.Path(__file__).parent.parent / "resources" / "families"
TEXTS = ["Apple met Tim", "  two blanks", "a<mask> b"]
# Tokenizer classes, null where settings name none, and model types.
MODELS = [
    ("RobertaTokenizerFast", "roberta"),
    ("LongformerTokenizer", "longformer"),
    ("GPT2TokenizerFast", "gpt2"),
    ("BartTokenizer", "bart"),
    ("LukeTokenizer", "luke"),
    ("DebertaTokenizer", "deberta"),
    ("CodeGenTokenizer", "codegen"),
    ("PreTrainedTokenizerFast", "roberta"),
    *((None, kind) for kind in ["roberta", "longformer", "deberta", "mra", "data2vec-text", "ibert", "starcoder2"]),
    (None, "roberta-prelayernorm"),
]


def changed(path, **members):
    content = json.loads(path.read_text())
    for name, value in members.items():
        content.pop(name, None)
        if value is not None:
            content[name] = value
    path.write_text(json.dumps(content))


def ids(name, kind, file, setting):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for part in ("tokenizer.json", "tokenizer_config.json", "config.json"):
            shutil.copy(FAMILIES / "roberta" / part, folder)
        changed(folder / "config.json", model_type=kind)
        changed(folder / "tokenizer_config.json", tokenizer_class=name, add_prefix_space=setting)
        cutter = json.loads((folder / "tokenizer.json").read_text())["pre_tokenizer"]
        changed(folder / "tokenizer.json", pre_tokenizer={**cutter, "add_prefix_space": file})
        tokenizer = AutoTokenizer.from_pretrained(folder)
        return [tokenizer(text)["input_ids"] for text in TEXTS]


if __name__ == "__main__":
    lines = []
    for (name, kind), file, setting in itertools.product(MODELS, (False, True), (None, False, True)):
        if file != setting:
            line = dict(tokenizer=name, model=kind, file=file, setting=setting)
            line |= dict(texts=TEXTS, ids=ids(name, kind, file, setting))
            lines.append(json.dumps(line, separators=(",", ":")))
    (FAMILIES / "spaces").mkdir(exist_ok=True)
    (FAMILIES / "spaces" / "goldens.jsonl").write_text("\n".join(lines) + "\n")
