"""Makes the tiny models of ../resources/families, and what transformers' pipeline answers for them.

    pip install -r requirements.txt
    python families.py

Every directory is a model with random weights (labels evened out so that all of them occur), laid out as it comes from
the hub, with goldens.jsonl beside it: one text a line with, for each strategy, rows of label, score, start and end (UTF-16) as
pipeline("token-classification") answers them. transformers guesses words where the tokenizer's model is not WordPiece; where that
differs from the tokenizer's own words, "words" holds what the same pipeline answers with those. vocabularies/ has one vocab.txt
with several tokenizer_config.json and the ids that transformers' BertTokenizer gives.
"""

import json
import pathlib
import random
import shutil
import tempfile

import numpy
import onnx
import onnxruntime
import sentencepiece
import torch
import transformers
from onnxruntime.quantization import quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import BertTokenizer, PreTrainedTokenizerFast
from transformers.pipelines.token_classification import AggregationStrategy, TokenClassificationPipeline

from texts import TEXTS

OUT = pathlib.Path(__file__).parent.parent / "resources" / "families"
LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
STRATEGIES = ["none", "simple", "first", "average", "max"]
POSITIONS = 160
SHAPE = dict(
    hidden_size=16,
    num_hidden_layers=1,
    num_attention_heads=2,
    intermediate_size=32,
    max_position_embeddings=POSITIONS,
    initializer_range=0.4,
)
# What SentencePiece's own rules do to a text, in small: characters that become several, or one, or none.
CHARSMAP = ["2026\t2E 2E 2E", "FB01\t66 69", "A0\t20", "A\t20", "D\t20", "9\t20", "3000\t20", "200B\t20", "FEFF\t", "AD\t",
            "2167\t56 49 49 49", "BD\t31 2F 32", "65 301\tE9", "FF21\t41", "FF50\t70", "FF4C\t6C", "FF45\t65"]


class WordsOfTheTokenizer(TokenClassificationPipeline):
    """The pipeline with the tokenizer's word numbers in place of its guess."""

    def gather_pre_entities(self, sentence, *args, **kwargs):
        entities = super().gather_pre_entities(sentence, *args, **kwargs)
        words = self.tokenizer(sentence, truncation=True).word_ids(0)
        for entity in entities:
            index = entity["index"]
            entity["is_subword"] = words[index] is not None and words[index] == words[index - 1]
        return entities


class Logits(torch.nn.Module):
    def __init__(self, model, names):
        super().__init__()
        self.model, self.names = model, names

    def forward(self, *inputs):
        return self.model(**dict(zip(self.names, inputs))).logits


# ---- tokenizers


def word_piece(lower_case, size=500):
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lower_case)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = trainers.WordPieceTrainer(vocab_size=size, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(TEXTS, trainer)
    ids = tokenizer.get_vocab()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", ids["[CLS]"]), ("[SEP]", ids["[SEP]"])]
    )
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer


def byte_level(special, trim_offsets):
    """RoBERTa's: its post-processor leaves blanks out of the offsets; DeBERTa's leaves them in."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=480,
        special_tokens=special,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(TEXTS, trainer)
    ids = tokenizer.get_vocab()
    start, end = special[0], special[2]
    if trim_offsets:
        tokenizer.post_processor = processors.RobertaProcessing((end, ids[end]), (start, ids[start]), True, False)
    else:
        tokenizer.post_processor = processors.TemplateProcessing(
            single=f"{start} $A {end}", special_tokens=[(start, ids[start]), (end, ids[end])]
        )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def unigram(special, unknown, normalizer, split):
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizer
    meta = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    parts = [pre_tokenizers.WhitespaceSplit(), meta] if split else [meta]
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(parts)
    trainer = trainers.UnigramTrainer(vocab_size=420, special_tokens=special, unk_token=unknown, show_progress=False)
    tokenizer.train_from_iterator(TEXTS, trainer)
    ids = tokenizer.get_vocab()
    start, end = special[0], special[2]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}", special_tokens=[(start, ids[start]), (end, ids[end])]
    )
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def charsmap():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "rules.tsv").write_text("\n".join(CHARSMAP) + "\n")
        (folder / "text").write_text("\n".join(text.replace("\n", " ").replace("\0", "") for text in TEXTS))
        sentencepiece.SentencePieceTrainer.train(
            input=str(folder / "text"),
            model_prefix=str(folder / "spm"),
            vocab_size=400,
            hard_vocab_limit=False,
            character_coverage=1.0,
            normalization_rule_tsv=str(folder / "rules.tsv"),
            num_threads=1,
            minloglevel=2,
        )
        from sentencepiece import sentencepiece_model_pb2 as proto

        model = proto.ModelProto()
        model.ParseFromString((folder / "spm.model").read_bytes())
        return model.normalizer_spec.precompiled_charsmap


def wrapped(tokenizer, start, end, pad, unknown, mask, positions=POSITIONS, **options):
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        cls_token=start,
        sep_token=end,
        pad_token=pad,
        unk_token=unknown,
        mask_token=mask,
        model_max_length=positions,
        **options,
    )


# ---- models


def evened(model, tokenizer):
    """Rescales the classifier so that every label is the likeliest about as often as any other."""
    with torch.no_grad():
        logits = torch.cat([model(**tokenizer(text, return_tensors="pt", truncation=True)).logits[0] for text in TEXTS])
        mean, deviation = logits.mean(0), logits.std(0)
        model.classifier.weight.copy_(model.classifier.weight * (3 / deviation).unsqueeze(1))
        model.classifier.bias.copy_((model.classifier.bias - mean) * 3 / deviation)
    return model


def model_of(name, config, tokenizer):
    torch.manual_seed(20)
    config = config(
        vocab_size=len(tokenizer),
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
        pad_token_id=tokenizer.pad_token_id,
    )
    model = getattr(transformers, name + "ForTokenClassification")(config).eval()
    return evened(model, tokenizer)


def export(model, names, file, dtype=torch.int64):
    sample = tuple(torch.ones(2, 7, dtype=dtype) for _ in names)
    file.parent.mkdir(parents=True, exist_ok=True)
    axes = {name: {0: "batch", 1: "sequence"} for name in (*names, "logits")}
    torch.onnx.export(
        Logits(model, names).eval(),
        sample,
        str(file),
        input_names=list(names),
        output_names=["logits"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    onnx.save(with_short_names(onnx.load(file)), file)


def nodes(graph):
    """The nodes of a graph and of those inside them."""
    for node in graph.node:
        yield node
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from nodes(attribute.g)


def with_short_names(model):
    """Names are a third of so small a file."""
    kept = {node.name for node in (*model.graph.input, *model.graph.output)}
    short = {}

    def rename(names):
        for i, name in enumerate(names):
            if name and name not in kept:
                names[i] = short.setdefault(name, f"t{len(short)}")

    for node in nodes(model.graph):
        node.name = ""
        rename(node.input)
        rename(node.output)
    for graph in (a.g for node in nodes(model.graph) for a in node.attribute if a.HasField("g")):
        for value in graph.output:
            value.name = short[value.name]
    for tensor in model.graph.initializer:
        tensor.name = short.setdefault(tensor.name, f"t{len(short)}")
    del model.graph.value_info[:]
    return model


# ---- goldens


def utf16(text, index):
    return len(text[:index].encode("utf-16-le")) // 2


def rows(text, entities):
    return [
        [
            entity.get("entity_group", entity.get("entity")),
            round(float(entity["score"]), 6),
            utf16(text, entity["start"]),
            utf16(text, entity["end"]),
        ]
        for entity in entities
    ]


def answers(kind, model, tokenizer, text, strategy):
    pipeline = kind(model=model, tokenizer=tokenizer)
    return rows(text, pipeline(text, aggregation_strategy=AggregationStrategy[strategy.upper()]))


class OnnxClassifier(torch.nn.Module):
    """An exported model in the place of a PyTorch one."""

    def __init__(self, model, file):
        super().__init__()
        self.config, self.device, self.session = model.config, torch.device("cpu"), onnxruntime.InferenceSession(file)
        self.generation_config = None

    def forward(self, **inputs):
        declared = {node.name: node.type for node in self.session.get_inputs()}
        feed = {
            name: inputs[name].numpy().astype(numpy.int32 if kind == "tensor(int32)" else numpy.int64)
            for name, kind in declared.items()
        }
        return {"logits": torch.from_numpy(self.session.run(None, feed)[0].astype(numpy.float32))}

    def can_generate(self):
        return False


def write_goldens(folder, model, tokenizer, variants=()):
    lines = []
    for text in TEXTS:
        encoding = tokenizer(text)
        if len(encoding["input_ids"]) > POSITIONS:
            raise ValueError(f"{folder.name} reads {POSITIONS} tokens, too few for {text!r}")
        line = {"text": text, "ids": encoding["input_ids"], "words": {}}
        for strategy in STRATEGIES:
            line[strategy] = answers(TokenClassificationPipeline, model, tokenizer, text, strategy)
            words = answers(WordsOfTheTokenizer, model, tokenizer, text, strategy)
            if words != line[strategy] and strategy in STRATEGIES[2:]:
                line["words"][strategy] = words
        for variant in variants:
            classifier = OnnxClassifier(model, folder / "onnx" / f"model_{variant}.onnx")
            line[variant] = rows(text, replaced(classifier, model, tokenizer, text))
        lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
    (folder / "goldens.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def replaced(classifier, model, tokenizer, text):
    pipeline = TokenClassificationPipeline(model=model, tokenizer=tokenizer)
    pipeline.model = classifier
    return pipeline(text, aggregation_strategy=AggregationStrategy.FIRST)


# ---- the directories


def save_settings(folder, model, tokenizer, vocabulary_only=False, **options):
    folder.mkdir(parents=True, exist_ok=True)
    model.config.save_pretrained(folder)
    if vocabulary_only:
        ids = tokenizer.get_vocab()
        (folder / "vocab.txt").write_text("".join(token + "\n" for token in sorted(ids, key=ids.get)), encoding="utf-8")
        (folder / "tokenizer_config.json").write_text(json.dumps(options, indent=2) + "\n")
    else:
        tokenizer.save_pretrained(folder)


def family(folder, name, config, tokenizer, names, **options):
    folder = OUT / folder
    model = model_of(name, config, tokenizer)
    save_settings(folder, model, tokenizer, **options)
    export(model, names, folder / "model.onnx")
    # Read again, as whoever loads the directory does.
    write_goldens(folder, model, PreTrainedTokenizerFast.from_pretrained(folder))


def with_cast(model, kind):
    """The same graph with logits of another type."""
    graph = model.graph
    graph.output[0].name = "logits"
    for node in graph.node:
        for i, output in enumerate(node.output):
            if output == "logits":
                node.output[i] = "logits_fp32"
    graph.node.append(onnx.helper.make_node("Cast", ["logits_fp32"], ["logits"], to=kind))
    graph.output[0].type.tensor_type.elem_type = kind
    return model


def without_mask(model):
    """The same graph, which takes every token for one of the text, padding included."""
    graph = model.graph
    graph.input.remove(next(node for node in graph.input if node.name == "attention_mask"))
    graph.node.insert(0, onnx.helper.make_node("Equal", ["input_ids", "input_ids"], ["every"]))
    graph.node.insert(1, onnx.helper.make_node("Cast", ["every"], ["attention_mask"], to=onnx.TensorProto.INT64))
    return model


def attention(graph):
    """The nodes of the only layer's attention: query's and key's scaling, their product, its masking and the softmax."""
    makers = {output: node for node in graph.node for output in node.output}
    softmax = next(node for node in graph.node if node.op_type == "Softmax")
    masking = makers[softmax.input[0]]
    product = makers[masking.input[0]]
    return makers[product.input[0]], makers[product.input[1]], product, masking, softmax


def insert(graph, node, *before):
    """Puts nodes in front of another."""
    at = list(graph.node).index(node)
    for offset, new in enumerate(before):
        graph.node.insert(at + offset, new)


def with_choice(model):
    """The same graph, where masked scores are replaced instead of added to."""
    graph = model.graph
    *_, masking, _ = attention(graph)
    scores, mask = masking.input
    lowest = onnx.helper.make_tensor("lowest", onnx.TensorProto.FLOAT, [], [-1e4])
    masked = onnx.helper.make_node("Cast", [mask], ["masked"], to=onnx.TensorProto.BOOL)
    insert(graph, masking, onnx.helper.make_node("Constant", [], ["lowest"], value=lowest), masked)
    masking.op_type = "Where"
    masking.input[:] = ["masked", "lowest", scores]
    return model


def with_late_scaling(model):
    """The same graph, where scores are scaled after the product, by the shape of the queries, and keys transposed late."""
    graph = model.graph
    query, key, product, *_ = attention(graph)
    transpose = next(node for node in graph.node if key.input[0] in node.output)
    transpose.attribute[0].ints[:] = [0, 2, 1, 3]
    insert(
        graph,
        product,
        onnx.helper.make_node("Transpose", [key.input[0]], ["keys"], perm=[0, 1, 3, 2]),
        onnx.helper.make_node("Shape", [query.input[0]], ["shape"]),
        onnx.helper.make_node("Constant", [], ["last"], value=onnx.helper.make_tensor("last", 7, [1], [3])),
        onnx.helper.make_node("Gather", ["shape", "last"], ["width"]),
        onnx.helper.make_node("Cast", ["width"], ["wide"], to=onnx.TensorProto.FLOAT),
        onnx.helper.make_node("Sqrt", ["wide"], ["root"]),
    )
    scores = product.output[0]
    product.input[:] = [query.input[0], "keys"]
    product.output[0] = "unscaled"
    masking = next(node for node in graph.node if scores in node.input)
    insert(graph, masking, onnx.helper.make_node("Div", ["unscaled", "root"], [scores]))
    for node in (query, key):
        graph.node.remove(next(maker for maker in graph.node if node.input[1] in maker.output))
        graph.node.remove(node)
    return model


def with_scaled_mask(model):
    """Another graph, which scales scores after they were masked."""
    graph = model.graph
    *_, softmax = attention(graph)
    half = onnx.helper.make_tensor("half", onnx.TensorProto.FLOAT, [], [0.5])
    insert(
        graph,
        softmax,
        onnx.helper.make_node("Constant", [], ["half"], value=half),
        onnx.helper.make_node("Mul", [softmax.input[0], "half"], ["scaled"]),
    )
    softmax.input[0] = "scaled"
    return model


def bert():
    """BERT without tokenizer.json, its models below onnx/, in the variants that come from the hub."""
    folder = OUT / "bert"
    tokenizer = wrapped(word_piece(False), "[CLS]", "[SEP]", "[PAD]", "[UNK]", "[MASK]")
    config = lambda **options: transformers.BertConfig(**SHAPE, **options)
    model = model_of("Bert", config, tokenizer)
    save_settings(folder, model, tokenizer, vocabulary_only=True, do_lower_case=False, model_max_length=POSITIONS)
    names = ("input_ids", "attention_mask", "token_type_ids")
    onnx_folder = folder / "onnx"
    export(model, names, onnx_folder / "model.onnx")
    plain = onnx_folder / "model.onnx"
    # As transformers.js and optimum name them; the last four are names of ours.
    onnx.save(convert_float_to_float16(onnx.load(plain)), onnx_folder / "model_fp16.onnx")
    # Seven bits, so that no processor cuts a sum off.
    quantize_dynamic(plain, onnx_folder / "model_quantized.onnx", reduce_range=True)
    onnx.save(with_cast(onnx.load(plain), onnx.TensorProto.BFLOAT16), onnx_folder / "model_bf16logits.onnx")
    onnx.save(with_cast(onnx.load(plain), onnx.TensorProto.FLOAT16), onnx_folder / "model_fp16logits.onnx")
    onnx.save(without_mask(onnx.load(plain)), onnx_folder / "model_unmasked.onnx")
    export(model, names, onnx_folder / "model_int32.onnx", torch.int32)
    write_goldens(
        folder, model, BertTokenizer.from_pretrained(folder), ("fp16", "quantized", "fp16logits", "int32")
    )


def attentions():
    """The same BERT with attention as other exporters write it, or in one case as none does."""
    folder = OUT / "attention"
    (folder / "onnx").mkdir(parents=True)
    for name in ("config.json", "tokenizer_config.json", "vocab.txt"):
        shutil.copyfile(OUT / "bert" / name, folder / name)
    for name, change in (("chosen", with_choice), ("late", with_late_scaling), ("scaled", with_scaled_mask)):
        model = onnx.load(OUT / "bert" / "onnx" / "model.onnx")
        onnx.save(change(model), folder / "onnx" / f"model_{name}.onnx")


def electra():
    """ELECTRA, uncased, without tokenizer.json, its weights in a file of their own."""
    folder = OUT / "electra"
    tokenizer = wrapped(word_piece(True), "[CLS]", "[SEP]", "[PAD]", "[UNK]", "[MASK]")
    config = lambda **options: transformers.ElectraConfig(embedding_size=16, **SHAPE, **options)
    model = model_of("Electra", config, tokenizer)
    save_settings(folder, model, tokenizer, vocabulary_only=True, do_lower_case=True, model_max_length=POSITIONS)
    export(model, ("input_ids", "attention_mask", "token_type_ids"), folder / "model.onnx")
    onnx.save(
        onnx.load(folder / "model.onnx"),
        folder / "model.onnx",
        save_as_external_data=True,
        location="model.onnx_data",
        size_threshold=1024,
    )
    write_goldens(folder, model, BertTokenizer.from_pretrained(folder))


def families():
    small = dict(SHAPE)
    distil = dict(dim=16, n_layers=1, n_heads=2, hidden_dim=32, max_position_embeddings=POSITIONS, initializer_range=0.4)
    family(
        "distilbert",
        "DistilBert",
        lambda **options: transformers.DistilBertConfig(**distil, **options),
        wrapped(word_piece(False), "[CLS]", "[SEP]", "[PAD]", "[UNK]", "[MASK]"),
        ("input_ids", "attention_mask"),
    )
    # Positions count from the padding token's id on: two of them are never used.
    offset = dict(SHAPE, max_position_embeddings=POSITIONS + 2)
    roman = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    family(
        "roberta",
        "Roberta",
        lambda **options: transformers.RobertaConfig(**offset, **options),
        wrapped(byte_level(roman, True), "<s>", "</s>", "<pad>", "<unk>", "<mask>"),
        ("input_ids", "attention_mask"),
    )
    precompiled = normalizers.Precompiled(charsmap())
    family(
        "xlm-roberta",
        "XLMRoberta",
        lambda **options: transformers.XLMRobertaConfig(**offset, **options),
        wrapped(unigram(roman, "<unk>", precompiled, True), "<s>", "</s>", "<pad>", "<unk>", "<mask>", positions=int(1e30)),
        ("input_ids", "attention_mask"),
    )
    relative = dict(small, relative_attention=True, pos_att_type=["p2c", "c2p"], type_vocab_size=0)
    angular = ["[CLS]", "[PAD]", "[SEP]", "[UNK]", "[MASK]"]
    family(
        "deberta",
        "Deberta",
        lambda **options: transformers.DebertaConfig(max_relative_positions=POSITIONS, **relative, **options),
        wrapped(byte_level(angular, False), "[CLS]", "[SEP]", "[PAD]", "[UNK]", "[MASK]"),
        ("input_ids", "attention_mask"),
    )
    blanks = normalizers.Sequence(
        [normalizers.Replace(tokenizer_regex(r"\s{2,}|[\n\r\t]"), " "), normalizers.NFC(), normalizers.Strip(left=False)]
    )
    family(
        "deberta-v2",
        "DebertaV2",
        lambda **options: transformers.DebertaV2Config(
            share_att_key=True, norm_rel_ebd="layer_norm", position_buckets=32, position_biased_input=False, **relative, **options
        ),
        wrapped(unigram(angular, "[UNK]", blanks, False), "[CLS]", "[SEP]", "[PAD]", "[UNK]", "[MASK]"),
        ("input_ids", "attention_mask"),
    )
    unaccented = normalizers.Sequence(
        [
            normalizers.Replace("``", '"'),
            normalizers.Replace("''", '"'),
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            precompiled,
        ]
    )
    family(
        "albert",
        "Albert",
        lambda **options: transformers.AlbertConfig(embedding_size=16, **small, **options),
        wrapped(
            unigram(["[CLS]", "<pad>", "[SEP]", "<unk>", "[MASK]"], "<unk>", unaccented, True),
            "[CLS]",
            "[SEP]",
            "<pad>",
            "<unk>",
            "[MASK]",
            padding_side="left",
        ),
        ("input_ids", "attention_mask", "token_type_ids"),
    )


def tokenizer_regex(pattern):
    from tokenizers import Regex

    return Regex(pattern)


VOCABULARIES = {
    "cased": {"do_lower_case": False},
    "uncased": {"do_lower_case": True},
    "defaults": {},
    "cased-without-accents": {"do_lower_case": False, "strip_accents": True},
    "uncased-with-accents": {"do_lower_case": True, "strip_accents": False},
    "whole-chinese": {"do_lower_case": False, "tokenize_chinese_chars": False},
    "named-tokens": {
        "do_lower_case": True,
        "unk_token": "<unk>",
        "cls_token": "<s>",
        "sep_token": {"__type": "AddedToken", "content": "</s>", "lstrip": False, "rstrip": False, "normalized": False},
        "pad_token": "<pad>",
        "mask_token": "<mask>",
    },
    "added-tokens": {
        "do_lower_case": True,
        "added_tokens_decoder": {
            "5": {"content": "Merkel", "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": False},
        },
    },
}


def vocabularies():
    cased, uncased = (word_piece(lower_case, 1500).get_vocab() for lower_case in (False, True))
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "Merkel", "<pad>", "<unk>", "<s>", "</s>", "<mask>"]
    tokens = special + sorted((set(cased) | set(uncased)) - set(special))
    folder = OUT / "vocabularies"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("".join(token + "\n" for token in tokens), encoding="utf-8")
    letters = sorted(set("".join(TEXTS)))
    dice = random.Random(20)
    mixed = ["".join(dice.choices(letters + [" "] * 60, k=dice.randint(3, 30))) for _ in range(150)]
    words = [" ".join(dice.choices(" ".join(TEXTS).split(), k=5)).swapcase() for _ in range(50)]
    long_words = ["x" * 100, "x" * 101, "\u00e9" * 100, "e\u0301" * 51, "\u5317" * 101]
    lines = [{"text": text} for text in TEXTS + letters + mixed + words + long_words]
    for name, options in VOCABULARIES.items():
        (folder / f"{name}.json").write_text(json.dumps(options, indent=2) + "\n")
        with tempfile.TemporaryDirectory() as model:
            shutil.copy(folder / "vocab.txt", model)
            shutil.copy(folder / f"{name}.json", pathlib.Path(model) / "tokenizer_config.json")
            tokenizer = BertTokenizer.from_pretrained(model)
            for line in lines:
                line[name] = tokenizer(line["text"])["input_ids"]
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    (folder / "goldens.jsonl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    shutil.rmtree(OUT, ignore_errors=True)
    vocabularies()
    bert()
    attentions()
    electra()
    families()
    for file in sorted(OUT.rglob("*")):
        if file.is_file():
            print(f"{file.stat().st_size:8d} {file.relative_to(OUT)}")
