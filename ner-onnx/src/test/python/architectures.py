"""Makes a tiny model of every architecture that transformers has for token classification, and what PyTorch answers for it.

    pip install -r requirements.txt
    python architectures.py zoo [NAME ...]
    python architectures.py --fixtures

Every directory of zoo/ is a model with random weights, exported by torch's older exporter: NAME as transformers runs it by
default, NAME-eager with attention written out, NAME-dynamo by torch's newer exporter. gold.jsonl has ids, token types and logits
of each text alone; zoo.json says how the model was made and how far the file itself is from PyTorch, alone and in padded batches.
zoo/failed.jsonl has the reason for each that cannot be made or exported. docs/architectures.md has what ner4j makes of them.

--fixtures makes ../resources/architectures: still smaller ones of architectures whose graphs are kinds of their own, with the
likeliest label of each token and its score in place of the logits.
"""

import inspect
import json
import os
import pathlib
import random
import shutil
import sys
import time
import traceback

import numpy
import onnx
import torch
import transformers
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import PreTrainedTokenizerFast
from transformers.models.auto.modeling_auto import MODEL_FOR_TOKEN_CLASSIFICATION_MAPPING_NAMES as CLASSES

from texts import TEXTS

LABELS = ["O"] + [f"{prefix}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for prefix in "BI"]
POSITIONS = 160
LONGEST = 128
VOCABULARY = 600
SECONDS = 400

# ---- configurations: what to set, by the name that an architecture has for it

TINY = {
    **dict.fromkeys(
        "hidden_size d_model n_embd dim emb_dim embedding_size input_embedding_size output_embedding_size".split(), 32
    ),
    **dict.fromkeys(
        "num_hidden_layers n_layers n_layer num_layers encoder_layers decoder_layers num_decoder_layers".split(), 2
    ),
    **dict.fromkeys("num_attention_heads n_heads n_head num_heads encoder_attention_heads".split(), 4),
    **dict.fromkeys("num_key_value_heads num_kv_heads".split(), 2),
    **dict.fromkeys("head_dim d_head d_kv qk_nope_head_dim qk_rope_head_dim v_head_dim attention_head_size".split(), 8),
    **dict.fromkeys("intermediate_size ffn_dim d_ff d_inner n_inner hidden_dim ffn_hidden_size".split(), 64),
    **dict.fromkeys("max_position_embeddings n_positions max_seq_len".split(), POSITIONS),
    **dict.fromkeys("moe_intermediate_size shared_expert_intermediate_size entity_emb_size".split(), 32),
    **dict.fromkeys("num_experts num_local_experts n_routed_experts".split(), 4),
    **dict.fromkeys("num_experts_per_tok moe_k".split(), 2),
    **dict.fromkeys("q_lora_rank kv_lora_rank".split(), 16),
    **dict.fromkeys("sliding_window local_attention".split(), 16),
    **dict.fromkeys("linear_num_key_heads linear_num_value_heads".split(), 4),
    **dict.fromkeys("linear_key_head_dim linear_value_head_dim".split(), 8),
    **dict.fromkeys("n_group topk_group n_shared_experts first_k_dense_replace num_group".split(), 1),
    "decoder_sparse_step": 1,
    "full_attention_interval": 2,
    "entity_vocab_size": 10,
    "vocab_size": None,
}

OWN = {
    **dict.fromkeys("axk1 axk2 deepseek_v3 esmc helium".split(), dict(num_key_value_heads=4)),
    "big_bird": dict(attention_type="original_full"),
    "canine": dict(num_hash_buckets=256, local_transformer_stride=16),
    "bros": dict(hidden_size=64),
    "convbert": dict(head_ratio=2, conv_kernel_size=9, num_groups=1),
    "funnel": dict(block_sizes=[1, 1], num_decoder_layers=1),
    "gpt_neo": dict(attention_types=[[["global", "local"], 1]], window_size=16),
    "lilt": dict(hidden_size=48),
    "longformer": dict(attention_window=[256, 256], onnx_export=True),
    "mistral4": dict(num_key_value_heads=4, head_dim=16),
    "layoutlmv3": dict(visual_embed=False, coordinate_size=6, shape_size=4),
    "markuplm": dict(xpath_unit_hidden_size=4),
    "mobilebert": dict(intra_bottleneck_size=32, num_feedforward_networks=1),
    "modernbert": dict(global_attn_every_n_layers=2),
    "xlnet": dict(bi_data=False),
    "xmod": dict(languages=["en_XX"], default_language="en_XX"),
}

# ---- tokenizers: any will do for a random model; these have the special tokens and the ids that an architecture counts on

ROBERTA_LIKE = set(
    "roberta camembert xlm-roberta xlm-roberta-xl roberta-prelayernorm xmod data2vec-text ibert mpnet longformer luke"
    " layoutlmv3 lilt markuplm bros esm".split()
)
UNIGRAM = set("albert camembert deberta-v2 fnet mt5 rembert t5 umt5 xlm-roberta xlm-roberta-xl xlnet xmod".split())
WITHOUT_START = set(
    "bloom falcon gpt2 gpt-sw3 gpt_bigcode gpt_neo gpt_neox mpt persimmon phi qwen2 qwen2_moe qwen3 qwen3_moe qwen3_next"
    " qwen3_5 stablelm starcoder2".split()
)
T5_LIKE = set("t5 mt5 umt5".split())
WITH_TYPES = set(
    "albert bert big_bird canine convbert electra ernie fnet funnel layoutlm megatron-bert mobilebert mra nomic_bert"
    " nystromformer rembert roc_bert roformer squeezebert xlnet yoso".split()
)

# Fewer tokens than these PyTorch's own model fails on.
LEAST = {"canine": 4}


def corpus():
    return [text for text in TEXTS for _ in range(3)]


def special_tokens(kind):
    """Names and ids of the special tokens in the order start, end, padding, unknown, mask, and the template."""
    if kind == "xlnet":
        return ["<unk>", "<s>", "</s>", "<cls>", "<sep>", "<pad>", "<mask>"], "<cls> <sep> <pad> <unk> <mask>", "$A:0 {1}:0 {0}:2"
    if kind == "funnel":
        return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], "[CLS] [SEP] [PAD] [UNK] [MASK]", "{0}:2 $A:0 {1}:0"
    if kind in T5_LIKE:
        return ["<pad>", "</s>", "<unk>", "<s>", "<mask>"], "<s> </s> <pad> <unk> <mask>", "$A {1}"
    if kind in ROBERTA_LIKE:
        return ["<s>", "<pad>", "</s>", "<unk>", "<mask>"], "<s> </s> <pad> <unk> <mask>", "{0} $A {1}"
    if kind in DECODERS:
        return ["<unk>", "<s>", "</s>", "<pad>", "<mask>"], "<s> </s> <pad> <unk> <mask>", "$A" if kind in WITHOUT_START else "{0} $A"
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], "[CLS] [SEP] [PAD] [UNK] [MASK]", "{0} $A {1}"


def tokenizer_of(kind):
    special, names, template = special_tokens(kind)
    start, end, pad, unknown, mask = names.split()
    options = dict(vocab_size=VOCABULARY, special_tokens=special, show_progress=False)
    if kind in UNIGRAM:
        tokenizer = Tokenizer(models.Unigram())
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
        trainer = trainers.UnigramTrainer(unk_token=unknown, **options)
    elif special[0] == "[PAD]":
        tokenizer = Tokenizer(models.WordPiece(unk_token=unknown))
        tokenizer.normalizer = normalizers.BertNormalizer(lowercase=False)
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        trainer = trainers.WordPieceTrainer(**options)
    else:
        tokenizer = Tokenizer(models.BPE())
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        trainer = trainers.BpeTrainer(initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()), **options)
    tokenizer.train_from_iterator(corpus(), trainer)
    template = template.format(start, end)
    if template != "$A":
        used = [(token, tokenizer.token_to_id(token)) for token in (start, end) if token in template]
        tokenizer.post_processor = processors.TemplateProcessing(single=template, special_tokens=used)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        cls_token=start,
        sep_token=end,
        bos_token=start,
        eos_token=end,
        pad_token=pad,
        unk_token=unknown,
        mask_token=mask,
        model_max_length=POSITIONS,
    )


def texts_for(kind, tokenizer):
    """All short texts, some that spell special tokens, and some of up to LONGEST tokens."""
    dice = random.Random(14)
    words = " ".join(TEXTS[:12] + TEXTS[18:22] + TEXTS[28:33]).split()
    found = [text for text in TEXTS if LEAST.get(kind, 1) <= len(tokenizer(text)["input_ids"]) <= LONGEST]
    found += [" ".join(dice.choices(tokenizer.all_special_tokens, k=6)) + " in Rome"]
    for goal in (48, 64, 64, 96, 96, 120, LONGEST, LONGEST):
        text = dice.choice(words)
        while len(tokenizer(longer := text + " " + dice.choice(words))["input_ids"]) <= goal:
            text = longer
        found.append(text)
    return found


# ---- models


def shrunk(config, kind, vocabulary, tokenizer):
    """The arguments that make a small one of a default configuration."""
    arguments = {}
    names = {**{name: name for name in config.to_dict()}, **getattr(config, "attribute_map", {})}
    for name in names:
        if name in TINY:
            value = TINY[name]
            default = getattr(config, name, None)
            arguments[name] = vocabulary if name == "vocab_size" else value
            if name in ("vocab_size",) or default is not None or name == "sliding_window":
                continue
            if name not in ("num_key_value_heads", "head_dim", "n_inner"):
                arguments.pop(name)
    for name, part in config.to_dict().items():
        if name in ("text_config", "encoder", "decoder") and isinstance(part, dict):
            arguments[name] = shrunk(getattr(config, name), kind, vocabulary, tokenizer)
    arguments.update({f"{name}_token_id": getattr(tokenizer, f"{name}_token_id") for name in ("pad", "bos", "eos")})
    arguments.update({f"{name}_token_id": getattr(tokenizer, f"{name}_token_id") for name in ("cls", "sep") if f"{name}_token_id" in names})
    if kind in ROBERTA_LIKE and "max_position_embeddings" in arguments:
        arguments["max_position_embeddings"] = POSITIONS + 2
    return arguments


def config_of(kind, tokenizer):
    cls = type(transformers.AutoConfig.for_model(kind))
    arguments = shrunk(cls(), kind, len(tokenizer), tokenizer)
    arguments.update(OWN.get(kind, {}))
    labels = dict(enumerate(LABELS))
    return cls(**arguments, id2label=labels, label2id={label: i for i, label in labels.items()})


def model_of(kind, tokenizer, attention):
    config = config_of(kind, tokenizer)
    if attention:
        config._attn_implementation = attention
    # One product for all experts; the others loop over those that a text happens to use, which no exporter follows.
    for part in (config, *(part for part in vars(config).values() if isinstance(part, transformers.PreTrainedConfig))):
        part._experts_implementation = "batched_mm"
    torch.manual_seed(14)
    with torch.no_grad():
        model = getattr(transformers, CLASSES[kind])(config).float().eval()
        for name, weights in sorted(model.named_parameters()):
            spread = weights.std().item() if weights.numel() > 1 else 0
            if weights.dim() > 1 and 0 < spread < 0.2:
                weights.mul_(0.25 / spread)
            elif spread == 0:
                weights.add_(0.1 * torch.randn(weights.shape))
    return model


def parameters(model):
    return inspect.signature(model.forward).parameters


def inputs_of(kind, model):
    taken = parameters(model)
    names = ["input_ids", "attention_mask"]
    if "token_type_ids" in taken and kind in WITH_TYPES:
        names.append("token_type_ids")
    return [name for name in names if name in taken]


class Classifier(torch.nn.Module):
    """Takes the inputs by position, as the exporter hands them over, and answers the logits alone."""

    def __init__(self, model, names):
        super().__init__()
        self.model, self.names, self.more = model, names, more_inputs(model)

    def forward(self, *inputs):
        return self.model(**dict(zip(self.names, inputs)), **self.more(inputs[0])).logits


def more_inputs(model):
    """What an architecture wants besides, the same for all texts."""
    taken = parameters(model)
    if type(model).__name__.startswith("Bros"):
        return lambda ids: dict(bbox=torch.zeros(*ids.shape, 4))
    if "use_cache" in taken:
        return lambda ids: dict(use_cache=False)
    return lambda ids: {}


def evened(classifier, encodings):
    """Rescales the last layer so that every label is the likeliest about as often as any other."""
    last = [m for m in classifier.modules() if isinstance(m, torch.nn.Linear) and m.out_features == len(LABELS)][-1]
    if last.bias is None:
        last.bias = torch.nn.Parameter(torch.zeros(len(LABELS)))
    with torch.no_grad():
        logits = torch.cat([classifier(*encoding)[0] for encoding in encodings])
        if not torch.isfinite(logits).all():
            raise ValueError("the random model answers numbers that are not finite")
        mean, deviation = logits.mean(0), logits.std(0)
        last.weight.copy_(last.weight * (3 / deviation).unsqueeze(1))
        last.bias.copy_((last.bias - mean) * 3 / deviation)


# ---- files


def export(classifier, sample, names, file, dynamo):
    """Exports with torch's newer exporter in the opset that dynamo is, or with the older one if it is False."""
    axes = {name: {0: "batch", 1: "sequence"} for name in (*names, "logits")}
    if dynamo:
        batch, sequence = torch.export.Dim("batch"), torch.export.Dim("sequence", max=POSITIONS)
        how = dict(dynamo=True, opset_version=int(dynamo), external_data=False, dynamic_shapes=(tuple({0: batch, 1: sequence} for _ in names),))
    else:
        how = dict(dynamo=False, opset_version=17, dynamic_axes=axes)
    torch.onnx.export(classifier, sample, str(file), input_names=names, output_names=["logits"], **how)


def difference(ours, theirs):
    return float(numpy.nan_to_num(numpy.abs(ours - theirs), nan=1e30).max())


def file_differences(file, names, encodings, golds, pad):
    """How far ONNX Runtime is from PyTorch for each text alone, and in padded batches of four."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    taken = {node.name for node in session.get_inputs()}
    run = lambda feed: session.run(None, {name: feed[name] for name in names if name in taken})[0]
    alone, company = 0, 0
    for encoding, gold in zip(encodings, golds):
        alone = max(alone, difference(run({n: t.numpy() for n, t in zip(names, encoding)})[0], gold))
    order = list(range(len(golds)))
    random.Random(5).shuffle(order)
    try:
        for at in range(0, len(order), 4):
            batch = order[at : at + 4]
            width = max(len(golds[i]) for i in batch)
            feed = {name: numpy.zeros((len(batch), width), numpy.int64) for name in names}
            feed["input_ids"][:] = pad
            for row, i in enumerate(batch):
                for name, tensor in zip(names, encodings[i]):
                    feed[name][row, : tensor.shape[1]] = tensor[0].numpy()
            answer = run(feed)
            for row, i in enumerate(batch):
                company = max(company, difference(answer[row, : len(golds[i])], golds[i]))
    except Exception as e:
        company = f"fails: {str(e).splitlines()[0][:300]}"
    return dict(inputs=sorted(taken), alone=alone, company=company)


def exported(classifier, tokenizer, names, file, dynamo, gold):
    """Exports with a short sample, or with longer ones, as some graphs keep the length of the sample."""
    failure = None
    for longer in ("", " Merkel met Cook in Paris" * 4, " Merkel met Cook in Paris, Texas, and Berlin" * 12):
        sample = tokenizer(
            ["Angela Merkel met Tim Cook." + longer, "Paris"], return_tensors="pt", padding=True, truncation=True, max_length=LONGEST
        )
        try:
            export(classifier, tuple(sample[name] for name in names), names, file, dynamo)
            found = file_differences(file, names, *gold, tokenizer.pad_token_id)
            if found["alone"] < 1e-3:
                return found
            failure = failure or ValueError(f"the exported graph answers otherwise than PyTorch, by {found['alone']:.3g}")
        except Exception as e:
            failure = failure or e
    raise failure


class Same(Exception):
    """A variant that is what the architecture does by default."""


def make(kind, variant, folder):
    tokenizer = tokenizer_of(kind)
    model = model_of(kind, tokenizer, "eager" if variant == "eager" else None)
    if variant == "eager" and model_of(kind, tokenizer, None).config._attn_implementation == "eager":
        raise Same()
    names = inputs_of(kind, model)
    tokenizer.model_input_names = names
    texts = texts_for(kind, tokenizer)
    read = lambda text: tuple(tokenizer(text, return_tensors="pt")[name] for name in names)
    encodings = [read(text) for text in texts]
    classifier = Classifier(model, names).eval()
    evened(classifier, encodings)
    with torch.no_grad():
        golds = [classifier(*encoding)[0].numpy() for encoding in encodings]
    if any(len(gold) != encoding[0].shape[1] for gold, encoding in zip(golds, encodings)):
        raise ValueError("the model has not one answer for each token")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "model.onnx"
    opset = variant.startswith("dynamo") and (variant.removeprefix("dynamo") or 18)
    differences = exported(classifier, tokenizer, names, file, opset, (encodings, golds))
    about = dict(type=kind, model=CLASSES[kind], variant=variant, attention=model.config._attn_implementation)
    about.update(differences)
    tokenizer.save_pretrained(folder)
    model.config.save_pretrained(folder)
    with (folder / "gold.jsonl").open("w", encoding="utf-8") as out:
        for text, encoding, gold in zip(texts, encodings, golds):
            of = dict(zip(names, encoding))
            line = dict(text=text, ids=of["input_ids"][0].tolist())
            if "token_type_ids" in of:
                line["types"] = of["token_type_ids"][0].tolist()
            line["logits"] = [[float(f"{x:.7g}") for x in row] for row in gold]
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    about["bytes"] = file.stat().st_size
    (folder / "zoo.json").write_text(json.dumps(about) + "\n", encoding="utf-8")
    return about


# ---- those that the tests run

FIXTURES = pathlib.Path(__file__).parent.parent / "resources" / "architectures"
KINDS_OF_THEIR_OWN = "bert-dynamo convbert fnet-dynamo gpt2 llama modernbert modernbert-dynamo23 mra nystromformer t5 yoso".split()
SMALLER = {4: 2, 2: 1, 32: 16, 64: 32}


def fixtures():
    global VOCABULARY
    VOCABULARY = 340
    TINY.update({name: SMALLER.get(value, value) for name, value in TINY.items()})
    OWN["convbert"]["num_attention_heads"] = 4
    for name in KINDS_OF_THEIR_OWN:
        kind, _, variant = name.partition("-")
        folder = FIXTURES / (name.replace("dynamo", "opset") if variant == "dynamo23" else kind)
        shutil.rmtree(folder, ignore_errors=True)
        make(kind, variant, folder)
        onnx.save(with_short_names(onnx.load(folder / "model.onnx")), folder / "model.onnx")
        lines = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").strip().split("\n")]
        tokenizer = PreTrainedTokenizerFast.from_pretrained(folder)
        golds = [gold for line in lines if (gold := likeliest(line, tokenizer))]
        with (folder / "gold.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(gold, ensure_ascii=False, separators=(",", ":")) + "\n" for gold in golds)
        (folder / "zoo.json").unlink()
        print(f"{sum(file.stat().st_size for file in folder.iterdir()):8d} {kind}")


def with_short_names(model):
    """Names are a third of so small a file."""
    graph = model.graph
    if any(attribute.HasField("g") for node in graph.node for attribute in node.attribute):
        raise ValueError("a graph inside of a node may use any name")
    short = {name.name: name.name for name in (*graph.input, *graph.output)}
    rename = lambda name: name and short.setdefault(name, f"t{len(short)}")
    del graph.value_info[:]
    for tensor in graph.initializer:
        tensor.name = rename(tensor.name)
    for node in graph.node:
        node.ClearField("name")
        node.ClearField("doc_string")
        del node.metadata_props[:]
        node.input[:] = [rename(name) for name in node.input]
        node.output[:] = [rename(name) for name in node.output]
    return model


def likeliest(line, tokenizer):
    """Label and score of each token that stands for something in the text; None if rounding could choose another label."""
    special = tokenizer(line["text"], return_special_tokens_mask=True)["special_tokens_mask"]
    shares = torch.tensor(line["logits"]).softmax(-1)
    scores, labels = shares.max(-1)
    two = shares.topk(2).values
    if (two[:, 0] - two[:, 1]).min() < 1e-3:
        return None
    kept = [i for i, framing in enumerate(special) if not framing]
    return dict(
        text=line["text"], labels=[LABELS[labels[i]] for i in kept], scores=[round(scores[i].item(), 6) for i in kept]
    )


# ---- all of them

DECODERS = set(
    "apertus arcee axk1 axk2 biogpt bloom deepseek_v3 diffllama exaone4 falcon gemma gemma2 glm glm4 gpt-sw3 gpt2 gpt_bigcode"
    " gpt_neo gpt_neox gpt_oss helium llama minimax ministral ministral3 mistral mistral4 mixtral mpt nemotron"
    " openai_privacy_filter persimmon phi phi3 qwen2 qwen2_moe qwen3 qwen3_5 qwen3_asr qwen3_moe qwen3_next seed_oss smollm3"
    " stablelm starcoder2 t5gemma t5gemma2".split()
)


def in_a_process(kind, variant, folder):
    """Makes one in a process of its own, which may crash or hang without ending the others; answers why not, or None."""
    reason = folder.parent / f".{folder.name}.failed"
    shutil.rmtree(folder, ignore_errors=True)
    child = os.fork()
    if child == 0:
        code = 0
        try:
            with (folder.parent / "log").open("a") as log:
                os.dup2(log.fileno(), 1)
                os.dup2(log.fileno(), 2)
            make(kind, variant, folder)
        except Same:
            pass
        except BaseException as e:
            traceback.print_exc()
            lines = str(e).strip().splitlines() or [""]
            reason.write_text(f"{type(e).__name__}: {lines[0][:400]}")
            code = 1
        finally:
            sys.stdout.flush()
            os._exit(code)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            if status == 0:
                return None
            shutil.rmtree(folder, ignore_errors=True)
            why = reason.read_text() if reason.exists() else f"the process ends with status {status}"
            reason.unlink(missing_ok=True)
            return why
        time.sleep(0.1)
    os.kill(child, 9)
    os.waitpid(child, 0)
    shutil.rmtree(folder, ignore_errors=True)
    return f"takes longer than {SECONDS} s"


def main(out, wanted):
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    jobs = [(kind, variant) for variant in ("", "eager", "dynamo") for kind in CLASSES]
    for kind, variant in jobs:
        name = f"{kind}-{variant}" if variant else kind
        folder = out / name
        if wanted and name not in wanted or not wanted and (folder / "zoo.json").exists():
            continue
        why = in_a_process(kind, variant, folder)
        if why:
            with (out / "failed.jsonl").open("a", encoding="utf-8") as failed:
                failed.write(json.dumps(dict(name=name, type=kind, variant=variant, why=why), ensure_ascii=False) + "\n")
        made = folder / "zoo.json"
        print(f"{name:28s} {why or (made.read_text().strip() if made.exists() else 'as by default')}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--fixtures":
        torch.set_num_threads(1)
        fixtures()
    else:
        main(pathlib.Path(sys.argv[1]), set(sys.argv[2:]))
