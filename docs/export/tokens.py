"""The tokenizer: found, converted where that changes nothing, and written as tokenizer.json."""

import pathlib
import random
import unicodedata

from .faults import Fault, first_line
from .texts import CALIBRATION, HELD_OUT

STRINGS = 3000
NO_FAST = {
    "BertweetTokenizer": "BERTweet's replaces names of users and emoji before it cuts a text, in Python",
    "PhobertTokenizer": "PhoBERT's expects Vietnamese words that another program has joined",
    "BertJapaneseTokenizer": "it cuts Japanese with MeCab or Sudachi, in Python",
    "ByT5Tokenizer": "it reads bytes, and has no vocabulary",
    "CanineTokenizer": "it reads characters, and has no vocabulary",
    "XLMTokenizer": "it cuts text with Moses' rules, in Python",
    "FlaubertTokenizer": "it cuts text with Moses' rules, in Python",
    "BioGptTokenizer": "it cuts text with Moses' rules, in Python",
}


def load(source, revision, own_code):
    """The tokenizer of a model, as transformers has it."""
    from transformers import AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(source, revision=revision, trust_remote_code=own_code, use_fast=True)
    except Exception as e:
        missing = [name for name in ("sentencepiece", "tiktoken", "protobuf", "fugashi", "jieba", "sacremoses", "emoji") if name in str(e)]
        what = f"pip install {' '.join(missing)}, and start again" if missing else "put tokenizer.json, or the vocabulary that belongs to the model, beside config.json"
        raise Fault(f"transformers cannot load the tokenizer of {source}: {type(e).__name__}: {first_line(e, 160)}; {what}") from e
    if tokenizer is None or isinstance(tokenizer, bool):
        raise Fault(f"expected a tokenizer in {source}, but found none; put tokenizer.json, or the vocabulary that belongs to the model, beside config.json")
    tokenizer.padding_side = tokenizer.truncation_side = "right"
    return tokenizer


def fast(tokenizer, source):
    """The same tokenizer in the form of tokenizer.json, and what was done for it."""
    name = type(tokenizer).__name__
    if getattr(tokenizer, "is_fast", False):
        return tokenizer, f"{name}"
    strings = hard_strings(tokenizer)
    try:
        converted = convert(tokenizer)
    except Exception as e:
        why = NO_FAST.get(name, first_line(e, 120))
        raise Fault(f"{source} has a {name}, which runs only in Python: {why}; ner4j needs tokenizer.json, so choose a model that has one") from e
    for text in strings:
        slow_ids, fast_ids = tokenizer(text)["input_ids"], converted(text)["input_ids"]
        if slow_ids != fast_ids:
            raise Fault(
                f"{source} has a {name}, which runs only in Python, and its converted form differs for {text[:60]!r}: {shown(slow_ids, fast_ids)}; "
                "ner4j would read other tokens than the model was trained with, so choose a model that has tokenizer.json"
            )
    return converted, f"{name}, converted; {len(strings):,} strings give the same ids"


def shown(slow, fast):
    at = next((i for i, (a, b) in enumerate(zip(slow, fast)) if a != b), min(len(slow), len(fast)))
    return f"ids {slow[at : at + 3]} and {fast[at : at + 3]} at token {at}"


def convert(tokenizer):
    """A fast tokenizer: by transformers' own converter for its class or a class above it, or in BERT's form."""
    from transformers import PreTrainedTokenizerFast
    from transformers.convert_slow_tokenizer import SLOW_TO_FAST_CONVERTERS

    names = [cls.__name__ for cls in type(tokenizer).__mro__]
    converter = next((SLOW_TO_FAST_CONVERTERS[name] for name in names if name in SLOW_TO_FAST_CONVERTERS), None)
    if converter is not None:
        made = converter(tokenizer).converted()
    elif hasattr(tokenizer, "basic_tokenizer") and hasattr(tokenizer, "wordpiece_tokenizer"):
        made = in_berts_form(tokenizer)
    else:
        raise ValueError("transformers has no converter for it")
    special = {name: getattr(tokenizer, name) for name in ("unk_token", "sep_token", "pad_token", "cls_token", "mask_token", "bos_token", "eos_token") if getattr(tokenizer, name, None)}
    return PreTrainedTokenizerFast(
        tokenizer_object=made,
        model_max_length=tokenizer.model_max_length,
        model_input_names=list(tokenizer.model_input_names),
        **special,
    )


def in_berts_form(tokenizer):
    """Words cut at blanks and marks, then into the longest pieces, framed as the tokenizer frames them."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    made = Tokenizer(models.WordPiece(dict(tokenizer.get_vocab()), unk_token=str(tokenizer.unk_token)))
    basic = tokenizer.basic_tokenizer
    form = normalizers.BertNormalizer(
        clean_text=True,
        handle_chinese_chars=basic.tokenize_chinese_chars,
        strip_accents=basic.strip_accents,
        lowercase=basic.do_lower_case,
    )
    made.normalizer = normalizers.Sequence([normalizers.NFC(), form])
    made.pre_tokenizer, made.decoder = pre_tokenizers.BertPreTokenizer(), decoders.WordPiece(prefix="##")
    framed, plain = tokenizer("x")["input_ids"], tokenizer("x", add_special_tokens=False)["input_ids"]
    at = next(i for i in range(len(framed)) if framed[i : i + len(plain)] == plain)
    name = tokenizer.convert_ids_to_tokens
    pieces = [*name(framed[:at]), "$A", *name(framed[at + len(plain) :])]
    frame = [(name(i), i) for i in dict.fromkeys([*framed[:at], *framed[at + len(plain) :]])]
    made.post_processor = processors.TemplateProcessing(single=" ".join(pieces), special_tokens=frame)
    return made


def hard_strings(tokenizer, count=STRINGS):
    """Texts of many scripts, parts of them, and random strings of assigned characters of these scripts."""
    dice = random.Random(15)
    texts = [*CALIBRATION, *HELD_OUT]
    words = [word for text in texts for word in text.split()]
    special = [token for token in tokenizer.all_special_tokens]
    ranges = [(0x20, 0x7F), (0xA0, 0x180), (0x370, 0x400), (0x400, 0x460), (0x5D0, 0x5EB), (0x621, 0x653), (0x905, 0x93A), (0xE01, 0xE3B)]
    ranges += [(0x3041, 0x30FF), (0x4E00, 0x9FA6), (0xAC00, 0xD7A4), (0x2010, 0x2028), (0x20A0, 0x20B0), (0x1F600, 0x1F640), (0x300, 0x340), (0x9, 0xE)]
    found = [*texts, "", " ", *special, *(f"in {token} Rome" for token in special), *(f"x{token}y" for token in special)]
    while len(found) < count:
        kind = dice.randrange(4)
        if kind == 0:
            found.append(" ".join(dice.choices(words, k=dice.randint(1, 12))))
        elif kind == 1:
            text = dice.choice(texts)
            start = dice.randrange(len(text))
            found.append(text[start : start + dice.randint(1, 40)])
        elif kind == 2:
            characters = (chr(dice.randrange(*dice.choice(ranges))) for _ in range(dice.randint(1, 30)))
            found.append("".join(c for c in characters if unicodedata.category(c) != "Cn"))
        else:
            word = dice.choice(words)
            found.append(dice.choice((word.upper(), word.lower(), word[::-1], word + dice.choice(words), f"({word})", f"{word}'s", f"{word}-{word}")))
    return found


def check_vocabulary(tokenizer, model, source):
    """Refuses ids that the model has no embedding for, and a vocabulary that is not the model's."""
    rows = model.get_input_embeddings().weight.shape[0]
    ids = tokenizer.get_vocab().values()
    highest = max(ids, default=-1)
    if highest >= rows:
        raise Fault(
            f"expected a tokenizer of at most {rows:,} tokens in {source}, as the model has embeddings for, but its highest id is {highest:,}; take the tokenizer that the model was trained with"
        )
    if len(ids) < min(rows // 2, 100):
        raise Fault(
            f"expected a tokenizer of about {rows:,} tokens in {source}, but it knows only {len(ids):,}, as transformers makes where vocab.txt or tokenizer.json is missing; put the file of the model beside config.json"
        )


def save(tokenizer, directory, longest, loaded):
    """Writes tokenizer.json, and compares what it reads with what the tokenizer of the model does."""
    from tokenizers import Tokenizer

    limit = tokenizer.model_max_length
    tokenizer.model_max_length = longest
    tokenizer.save_pretrained(directory)
    tokenizer.model_max_length = limit
    file = pathlib.Path(directory) / "tokenizer.json"
    if not file.is_file():
        raise Fault(f"transformers wrote no tokenizer.json for {type(tokenizer).__name__}; ner4j needs it, so choose a model that has one")
    written = Tokenizer.from_file(str(file))
    written.no_truncation(), written.no_padding()
    strings = hard_strings(tokenizer)
    for text in strings:
        ours, theirs = written.encode(text).ids, loaded(text)["input_ids"]
        if ours != theirs:
            raise Fault(f"tokenizer.json reads {text[:60]!r} otherwise than transformers: {shown(theirs, ours)}; report it with the name of the model")
    return len(strings)
