"""Writes the small tokenizers of hostile/tokenizers, which between them use each part that tokenizer.json may have.

    pip install tokenizers==0.23.2
    python hostile_tokenizers.py

bpe.json and wordlevel.json come out byte for byte. The trainers of the other three go through a hash table whose order differs from
run to run: tokens and merges of the same weight change places, and with unigram.json the scores' last digits change. All else is the
same. The tests hold for whatever comes out.
"""

import pathlib
import struct

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

OUT = pathlib.Path(__file__).parent.parent / "resources/hostile/tokenizers"
TEXTS = [
    "Angela Merkel met Tim Cook of Apple in Cupertino on May 3 2019.",
    "The price of bread rose again, people said in Paris.",
    "Der Bürgermeister von München traf Łukasz.",
    "東京 北京 😀",
] * 5
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]


def tilde_to_hyphen():
    """SentencePiece's table of replacements: a trie with one key, then what it is replaced by."""
    base, key = 256, ord("~")
    units = [0] * 512
    units[0] = base << 10
    units[base ^ key] = base << 10 | 1 << 8 | key
    units[key] = 1 << 31
    trie = struct.pack("<512I", *units)
    return struct.pack("<I", len(trie)) + trie + b"-\0"


def wordpiece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=40))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.train_from_iterator(
        TEXTS, trainers.WordPieceTrainer(vocab_size=150, special_tokens=special, show_progress=False)
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.enable_truncation(16, stride=2)
    tokenizer.enable_padding(length=12, pad_token="[PAD]")
    return tokenizer


def bpe():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Strip(),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Replace("ß", "ss"),
            normalizers.Prepend("_"),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"\d{1,3}|\p{L}+| ?[^\s\p{L}\d]+|\s+"), "isolated"),
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=True),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=340,
        special_tokens=SPECIAL,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(TEXTS, trainer)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken("<ent>", single_word=True, lstrip=True, normalized=True)])
    return tokenizer


def bpe_suffix():
    tokenizer = Tokenizer(
        models.BPE(
            unk_token="<unk>",
            continuing_subword_prefix="##",
            end_of_word_suffix="</w>",
            fuse_unk=True,
            byte_fallback=True,
        )
    )
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Nmt(),
            normalizers.ByteLevel(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Whitespace(), pre_tokenizers.Punctuation(), pre_tokenizers.CharDelimiterSplit("-")]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=120,
        special_tokens=["<unk>"],
        continuing_subword_prefix="##",
        end_of_word_suffix="</w>",
        show_progress=False,
    )
    tokenizer.train_from_iterator(TEXTS, trainer)
    tokenizer.post_processor = processors.Sequence(
        [processors.ByteLevel(trim_offsets=False), processors.BertProcessing(("<unk>", 0), ("<unk>", 0))]
    )
    tokenizer.decoder = decoders.Sequence(
        [
            decoders.BPEDecoder(),
            decoders.Strip(" ", 1, 0),
            decoders.Fuse(),
            decoders.ByteFallback(),
            decoders.CTC(),
        ]
    )
    return tokenizer


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Precompiled(tilde_to_hyphen()),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    trainer = trainers.UnigramTrainer(vocab_size=64, special_tokens=SPECIAL, unk_token="<unk>", show_progress=False)
    tokenizer.train_from_iterator(TEXTS, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def wordlevel():
    words = ["<unk>", *sorted(set(" ".join(TEXTS).split()))]
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.UnicodeScripts(), pre_tokenizers.Split("o", "merged_with_next", invert=True)]
    )
    return tokenizer


def main():
    OUT.mkdir(exist_ok=True)
    for make in (wordpiece, bpe, bpe_suffix, unigram, wordlevel):
        name = make.__name__.replace("_", "-")
        (OUT / f"{name}.json").write_text(make().to_str(), encoding="utf-8")


if __name__ == "__main__":
    main()
