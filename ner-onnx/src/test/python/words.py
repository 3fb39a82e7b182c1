"""Adds to the goldens of ../resources/families what transformers answers with the words that ner4j tells.

    pip install -r requirements.txt
    python words.py FOLDER...

The folders are those of tokenizers whose words only blanks part, or nothing. Their words are told here by a regular expression and a
table of Thai words, not by ner4j's code. Where the answer under FIRST, AVERAGE or MAX differs from that in "words", or from
transformers' own where "words" has none, it is written into "words".
"""

import json
import pathlib
import sys
import types

import numpy
import onnxruntime
import regex
import torch
from transformers import PreTrainedTokenizerFast
from transformers.pipelines.token_classification import AggregationStrategy, TokenClassificationPipeline

OUT = pathlib.Path(__file__).parent.parent / "resources" / "families"
ALONE = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Lao}\p{Khmer}\p{Myanmar}ーｰ"
EXTENSION = r"[\p{M}\p{Cf}ﾞﾟ--[\u200B]]*"
UNSPACED = regex.compile(rf"[{ALONE}\p{{Thai}}\p{{Tibetan}}]")
EVIDENCE = regex.compile(rf"[{ALONE}\p{{Thai}}\p{{Tibetan}}\u3001-\u303F]|(?=[\uFF01-\uFF65])[^\p{{L}}\p{{N}}]")
WORD = regex.compile(
    rf"(?V1)(?:[\p{{L}}--[{ALONE}\p{{Thai}}]]{EXTENSION}|[\p{{Nd}}\p{{Pc}}]{EXTENSION}|(?<=\p{{L}}\p{{M}}*)[.'’·](?=[\p{{L}}--[{ALONE}\p{{Thai}}]])"
    rf"|(?<=\p{{Nd}})[.,;'](?=\p{{Nd}}))+|(?:[\p{{Thai}}&&[\p{{L}}]]{EXTENSION})+|.{EXTENSION}",
    regex.DOTALL,
)
# As the dictionary of the JDK parts what occurs in the texts.
THAI = "กรุงเทพมหานคร กรุงเทพ เมือง ไทย นายกรัฐมนตรี เดินทาง ไป เชียงใหม่ แล้ว กลับ".split()


def thai(run):
    starts, at = [], 0
    while at < len(run):
        starts.append(at)
        at += len(max((word for word in THAI if run.startswith(word, at)), key=len, default=run[at]))
    return starts


def starts(text, every_run):
    """Where words start, in characters."""
    found = set()
    for run in regex.finditer(r"[^\s\x1C-\x1F\x85]+", text):
        if EVIDENCE.search(run.group()):
            for word in WORD.finditer(run.group()):
                inner = thai(word.group()) if regex.match(r"\p{Thai}", word.group()) else [0]
                found |= {run.start() + word.start() + at for at in inner}
            found.add(run.end())
        elif every_run:
            found.add(run.start())
    return found


def words(tokenizer, text):
    encoding = tokenizer(text)
    two = [word for word in tokenizer("a a").word_ids() if word is not None]
    every_run = two[0] == two[-1]
    places = starts(text, every_run)
    numbers, number, last, last_start, after_blank = [], -1, None, -1, False
    for i, word in enumerate(encoding.word_ids()):
        if word is None:
            numbers.append(None)
            continue
        start, end = encoding.token_to_chars(i) or (0, 0)
        while start < end and (text[start].isspace()):
            start += 1
        piece = tokenizer.convert_ids_to_tokens(encoding["input_ids"][i])
        blank = (start == end or piece == "▁" != text[start]) and (every_run or bool(UNSPACED.match(text[start : start + 1])))
        begins = blank or after_blank or word != last or any(last_start < place <= start for place in places)
        number += begins
        last, last_start, after_blank = word, start, blank
        numbers.append(number)
    return numbers


class WordsOfUnicode(TokenClassificationPipeline):
    def gather_pre_entities(self, sentence, *args, **kwargs):
        entities = super().gather_pre_entities(sentence, *args, **kwargs)
        numbers = words(self.tokenizer, sentence)
        for entity in entities:
            index = entity["index"]
            entity["is_subword"] = numbers[index] is not None and numbers[index] == numbers[index - 1]
        return entities


class OnnxClassifier(torch.nn.Module):
    def __init__(self, folder):
        super().__init__()
        settings = json.loads((folder / "config.json").read_text())
        labels = {int(i): label for i, label in settings["id2label"].items()}
        self.config = types.SimpleNamespace(id2label=labels, label2id={}, prefix=None, task_specific_params=None)
        self.config.get_text_config = lambda *args, **kwargs: self.config
        self.config.to_dict = lambda: {}
        self.session = onnxruntime.InferenceSession(folder / "model.onnx")
        self.device, self.generation_config, self.dtype = torch.device("cpu"), None, torch.float32

    def forward(self, **inputs):
        length = inputs["input_ids"].shape
        types_of = inputs.get("token_type_ids", torch.zeros(length, dtype=torch.int64))
        feed = dict(inputs, token_type_ids=types_of)
        feed = {node.name: feed[node.name].numpy().astype(numpy.int64) for node in self.session.get_inputs()}
        return {"logits": torch.from_numpy(self.session.run(["logits"], feed)[0].astype(numpy.float32))}

    def can_generate(self):
        return False


def utf16(text, index):
    return len(text[:index].encode("utf-16-le")) // 2


def rows(text, entities):
    return [
        [e["entity_group"], round(float(e["score"]), 6), utf16(text, e["start"]), utf16(text, e["end"])] for e in entities
    ]


def without_blanks(found):
    """Leaves out the blank before a word, which SentencePiece puts on the word's first character."""
    return [row for row, behind in zip(found, found[1:] + [None]) if not behind or row[2] != behind[2]]


def alike(found, known):
    places = [[row[:1] + row[2:] for row in answer] for answer in (found, known)]
    return places[0] == places[1] and all(abs(one[1] - other[1]) < 1e-5 for one, other in zip(found, known))


def add(folder):
    tokenizer = PreTrainedTokenizerFast.from_pretrained(folder)
    pipeline = WordsOfUnicode(model=OnnxClassifier(folder), tokenizer=tokenizer)
    file = folder / "goldens.jsonl"
    lines, changed = [], 0
    for line in file.read_text(encoding="utf-8").strip("\n").split("\n"):
        golden = json.loads(line)
        text = golden["text"]
        if tokenizer(text)["input_ids"] == golden["ids"]:
            for strategy in ("first", "average", "max"):
                found = without_blanks(rows(text, pipeline(text, aggregation_strategy=AggregationStrategy[strategy.upper()])))
                if not alike(found, golden.setdefault("words", {}).get(strategy, golden[strategy])):
                    golden["words"][strategy] = found
                    line = json.dumps(golden, ensure_ascii=False, separators=(",", ":"))
                    changed += 1
        lines.append(line)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(folder.name, changed, "answers changed of", 3 * len(lines))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        add(OUT / name)
