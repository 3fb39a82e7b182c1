"""The model that is exported: found, known to be one that ner4j can run, and loaded whole."""

import json
import os
import pathlib
import re

from .faults import Fault, first_line

CRF = re.compile(r"crf|transition", re.IGNORECASE)

# Weights of parts that a token classifier has no use for, and that its class leaves out: poolers, heads of pretraining, buffers.
UNUSED = re.compile(r"pooler|position_ids|inv_freq|lm_head|^cls\.|(mlm|vocab|generator|discriminator)[._]|mask_predictions|predictions\.|seq_relationship|entity_predictions")

# Bytes of experts' weights that each token may copy while an exported mixture of experts runs: with 512 tokens, 1 GB.
MAX_EXPERT_BYTES = 2 << 20

FOREIGN = {
    "adapter_config.json": "an adapter of PEFT without the model that it adapts; merge them first: PeftModel.from_pretrained(...).merge_and_unload().save_pretrained(DIRECTORY)",
    "gliner_config.json": "a GLiNER model, which finds types by their names; export it with docs/export_gliner.py",
    "config.cfg": "a spaCy pipeline, which is no model of transformers; choose a token classifier of transformers",
    "loss.tsv": "a Flair model, whose LSTM and CRF are no model of transformers; choose a token classifier of transformers",
    "model.onnx": "an ONNX model already; load it with OnnxNer.load, or fetch its config.json and tokenizer.json beside it",
}


def settings(source, revision=None):
    """config.json of a directory, or of a repository of the hub."""
    if os.path.isdir(source):
        file = pathlib.Path(source) / "config.json"
        if not file.is_file():
            raise without_config(source, sorted(os.listdir(source)))
    elif os.path.exists(source):
        raise Fault(f"expected a directory or a model of the hub, but {source} is a file; give the directory that holds config.json")
    elif not re.fullmatch(r"[\w.-]+(/[\w.-]+)?", source) or source.startswith("."):
        raise Fault(f"expected a directory at {source}, but there is nothing; give a directory with config.json, or a model of the hub such as dslim/bert-base-NER")
    else:
        file = from_hub(source, revision)
    try:
        config = json.loads(pathlib.Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as e:
        raise Fault(f"expected JSON in {file}, but could not read it: {first_line(e)}; take the file of the model again") from e
    if not isinstance(config, dict):
        raise Fault(f"expected an object in {file}, but found {type(config).__name__}; take the file of the model again")
    return config


def without_config(place, names):
    for name, what in FOREIGN.items():
        if name in names or f"onnx/{name}" in names:
            return Fault(f"expected config.json in {place}, but it holds {what}")
    return Fault(f"expected config.json in {place}, but found {', '.join(names[:10]) or 'nothing'}; give the directory that save_pretrained wrote")


def from_hub(source, revision):
    from huggingface_hub import HfApi, hf_hub_download
    from huggingface_hub.errors import EntryNotFoundError, GatedRepoError, HfHubHTTPError, LocalEntryNotFoundError, RepositoryNotFoundError

    try:
        return hf_hub_download(source, "config.json", revision=revision)
    except LocalEntryNotFoundError as e:
        raise Fault(f"there is no directory {source}, and the hub cannot be reached to look for a model of that name; check the name, the network and HF_ENDPOINT, or give a directory") from e
    except GatedRepoError as e:
        raise Fault(f"{source} on the hub asks for consent; give it on https://huggingface.co/{source}, then run: hf auth login") from e
    except RepositoryNotFoundError as e:
        raise Fault(f"there is neither a directory {source} nor a public model of that name on the hub; check the name, or run hf auth login for a private one") from e
    except EntryNotFoundError as e:
        try:
            names = sorted(HfApi().list_repo_files(source, revision=revision))
        except HfHubHTTPError:
            names = []
        raise without_config(source, names) from e
    except (HfHubHTTPError, OSError) as e:
        raise Fault(f"there is no directory {source}, and the hub did not answer: {first_line(e)}; try again later, or give a directory") from e


def check(source, config, own_code):
    """Refuses by its configuration what ner4j cannot run, or transformers cannot make."""
    import transformers
    from transformers.models.auto.modeling_auto import MODEL_FOR_TOKEN_CLASSIFICATION_MAPPING_NAMES as known

    kind, names = config.get("model_type"), config.get("architectures") or []
    named = ", ".join(map(str, names))
    if CRF.search(named):
        raise Fault(f"{source} is a {named}: a CRF chooses its labels, and ner4j does not apply one; choose a model without CRF, or export its scores yourself and load them as docs/models.md says under Outputs")
    if names and not any("ForTokenClassification" in str(name) for name in names):
        raise Fault(f"expected a token classifier (…ForTokenClassification) in {source}, but found {named}; choose a model that was trained for token classification")
    code = "AutoModelForTokenClassification" in config.get("auto_map", {}) or (config.get("auto_map") and kind not in known)
    if code and kind not in known and not own_code:
        raise Fault(f"{source} needs Python code of its own ({named or kind}), which would run on this machine; read that code, then give --trust-remote-code")
    if kind is None:
        raise Fault(f"expected model_type in config.json of {source}, but there is none; take the config.json that save_pretrained writes")
    if kind not in known and not code:
        raise Fault(f"transformers {transformers.__version__} has no token classifier for model_type {kind}; pip install --upgrade transformers, or choose another model")
    if kind in RUNS_WRONG:
        raise Fault(f"{source} is a {kind}: {RUNS_WRONG[kind]}")
    check_experts(source, config)


INSTEAD = "choose a model that reads text alone"
BOXES = f"it reads where each word stands on a page, which ner4j does not know; {INSTEAD}"
RUNS_WRONG = {
    "longformer": "its attention cuts the text into windows and adds global tokens, and an exported graph keeps as many windows as its sample had, so longer texts get wrong answers; choose ModernBERT or XLNet for long texts, or a BERT, which ner4j reads in windows",
    "canine": "it reads characters through a hash of its own, for which tokenizer.json has no form; choose an XLM-R or mDeBERTa",
    "roc_bert": f"it reads shape and sound of each character beside its id, which ner4j does not feed; {INSTEAD}",
    "qwen3_asr": f"it reads speech; {INSTEAD}",
    **dict.fromkeys("bros layoutlm layoutlmv2 layoutlmv3 lilt markuplm".split(), BOXES),
}


def check_experts(source, config):
    """Refuses a mixture of experts that would copy weights for each token: that is what an exported one does."""
    number = lambda *keys: next((config[key] for key in keys if isinstance(config.get(key), int)), 0)
    experts = number("num_experts", "num_local_experts", "n_routed_experts", "moe_num_experts")
    used = number("num_experts_per_tok", "moe_k", "moe_top_k", "experts_per_token") or 1
    copied = used * 12 * number("hidden_size") * number("moe_intermediate_size", "intermediate_size")
    if experts > 1 and copied > MAX_EXPERT_BYTES:
        raise Fault(
            f"{source} is a {config.get('model_type')}, a mixture of {experts} experts: exported, each token copies the weights of its {used}, {copied / 1e6:,.0f} MB, "
            f"so 512 tokens take {copied * 512 / 1e9:,.0f} GB; choose a model without experts, such as a BERT or ModernBERT"
        )


def labels(config, given):
    """The names of the labels by id: those given on the command line, else those of config.json; and whether they name types."""
    names = {}
    for key, value in (config.get("id2label") or {}).items():
        names[int(key) if str(key).isdigit() else key] = str(value)
    if not names:
        for value, key in (config.get("label2id") or {}).items():
            names[key] = str(value)
    if given is not None:
        if len(set(given)) < len(given) or not all(given):
            raise Fault(f"expected each label of --labels once, but found {','.join(given)}")
        return dict(enumerate(given)), True
    if names and sorted(names, key=str) != sorted(range(len(names)), key=str):
        raise Fault(f"expected id2label in config.json to name 0 to {len(names) - 1}, but it has {', '.join(map(str, names))}; give all in order: --labels O,B-PER,…")
    named = bool(names) and not all(re.fullmatch(r"LABEL_\d+", name) for name in names.values())
    return dict(sorted(names.items())) if names else {0: "LABEL_0", 1: "LABEL_1"}, named


def load(source, config, names, revision, own_code):
    """The model in fp32, ready to answer. Weights that are missing or left over are refused."""
    import torch
    from transformers import AutoModelForTokenClassification

    try:
        model, info = AutoModelForTokenClassification.from_pretrained(
            source,
            revision=revision,
            dtype=torch.float32,
            trust_remote_code=own_code,
            output_loading_info=True,
            id2label=names,
            label2id={name: i for i, name in names.items()},
            **({"attention_type": "original_full"} if config.get("model_type") == "big_bird" else {}),
        )
    except Exception as e:
        raise unreadable(source, e, len(names)) from e
    check_weights(source, info, len(names), type(model).__name__)
    for part in (model.config, *(part for part in vars(model.config).values() if hasattr(part, "model_type"))):
        # One product for all experts; a loop over those that a sample uses is what no exporter follows.
        part._experts_implementation = "batched_mm"
    if hasattr(model.config, "reference_compile"):
        model.config.reference_compile = False
    return model.eval().requires_grad_(False)


def unreadable(source, error, labels):
    text = str(error)
    if "size mismatch" in text or "mismatched" in text or "ignore_mismatched_sizes" in text:
        return Fault(mismatch(source, labels, text))
    if "safetensors" in text and ("no file named" in text or "not appear to have" in text or "find a file" in text):
        held = ", ".join(sorted(os.listdir(source))) if os.path.isdir(source) else "other files"
        return Fault(f"expected weights (model.safetensors or pytorch_model.bin) in {source}, but found {held}; TensorFlow's and Flax's weights are converted by transformers 4: from_pretrained(..., from_tf=True).save_pretrained(...)")
    missing = re.search(r"No module named '([\w.]+)'|requires? the (\w+) library|pip install (\S+)", text)
    if isinstance(error, ImportError) and missing:
        name = next(group for group in missing.groups() if group)
        return Fault(f"{source} needs the Python package {name}; pip install {name}")
    return Fault(f"transformers cannot load {source}: {type(error).__name__}: {first_line(error)}")


def mismatch(source, labels, text=""):
    return f"expected weights in {source} that fit config.json ({labels} labels), but their sizes differ{': ' + first_line(text, 160) if text else ''}; correct id2label, vocab_size or the sizes in config.json"


def check_weights(source, info, labels, name):
    listed = lambda keys: ", ".join(sorted(map(str, keys))[:3]) + (", …" if len(keys) > 3 else "")
    mismatched = info.get("mismatched_keys")
    if mismatched:
        raise Fault(mismatch(source, labels, f"{listed(mismatched)}"))
    left = [key for key in info.get("unexpected_keys") or () if not UNUSED.search(key)]
    if any(CRF.search(key) for key in left):
        raise Fault(f"{source} has the weights of a CRF ({listed(left)}), which {name} does not apply, so its answers would not be those that it was trained for; choose a model without CRF")
    missing = [key for key in info.get("missing_keys") or () if not re.search(r"position_ids|inv_freq", key)]
    if missing:
        raise Fault(f"expected all weights of {name} in {source}, but {listed(missing)} are not there, and would be random; choose a model that was trained for token classification")
    if left:
        raise Fault(f"{source} has weights that {name} does not use ({listed(left)}), so its answers would not be those that it was trained for; if they are not needed, save it without them: {name}.from_pretrained(...).save_pretrained(...)")


def longest(model, settings_limit, wanted, reads):
    """How many tokens a text may have: as many as the model has positions for and its tokenizer allows, which is tried."""
    config = model.config.get_text_config() if hasattr(model.config, "get_text_config") else model.config
    positions = next((n for key in ("max_position_embeddings", "n_positions", "max_seq_len", "seq_length") if isinstance(n := getattr(config, key, None), int) and n > 0), None)
    limit = positions or max(wanted or 0, 512)
    if config.model_type == "big_bird" and getattr(config, "block_size", 0):
        limit = min(limit, (5 + 2 * config.num_random_blocks) * config.block_size)
    if settings_limit and 1 <= settings_limit < 1e9:
        limit = min(limit, int(settings_limit))
    if wanted and wanted > limit:
        raise Fault(f"--longest {wanted} is more than the {limit} tokens that the model and its tokenizer allow")
    limit = wanted or limit
    # RoBERTa and its relatives count from behind the padding id, so that some positions stay unused.
    for unused in range(0, 8 if limit <= 4096 else 0):
        try:
            reads(limit - unused)
            return limit - unused
        except (IndexError, RuntimeError):
            continue
    return limit
