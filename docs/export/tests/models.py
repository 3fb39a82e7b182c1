"""Tiny models with random weights, made on the spot: no network and no files of others."""

import functools
import pathlib

import torch
import transformers
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import PreTrainedTokenizerFast

from export.texts import CALIBRATION

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
POSITIONS = 96
VOCABULARY = 420
SHAPE = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64, max_position_embeddings=POSITIONS)
BERT_TOKENS = "[PAD] [UNK] [CLS] [SEP] [MASK]".split()
ROBERTA_TOKENS = "<s> <pad> </s> <unk> <mask>".split()

# Name of the class without ForTokenClassification: its tokenizer, and what its configuration needs besides.
FAMILIES = {
    "Bert": ("word pieces", {}),
    "DistilBert": ("word pieces", dict(dim=32, n_layers=2, n_heads=4, hidden_dim=64)),
    "Electra": ("word pieces", dict(embedding_size=32)),
    "Roberta": ("bytes", dict(max_position_embeddings=POSITIONS + 2, pad_token_id=1)),
    "XLMRoberta": ("unigram", dict(max_position_embeddings=POSITIONS + 2, pad_token_id=1)),
    "MPNet": ("bytes", dict(max_position_embeddings=POSITIONS + 2, pad_token_id=1)),
    "ModernBert": ("word pieces", dict(local_attention=16, global_attn_every_n_layers=2, pad_token_id=0)),
    "EuroBert": ("bytes", dict(num_key_value_heads=2, head_dim=8, pad_token_id=1)),
    "DebertaV2": ("word pieces", dict(relative_attention=True, pos_att_type=["p2c", "c2p"], type_vocab_size=0)),
    "Albert": ("word pieces", dict(embedding_size=32)),
}

# One whose answers depend on the length of the row, in PyTorch too.
UNLIKE = {"ConvBert": ("word pieces", dict(embedding_size=32, head_ratio=2, conv_kernel_size=9, num_groups=1))}
FAMILY = {**FAMILIES, **UNLIKE}


@functools.cache
def trained(kind):
    """A tokenizer as JSON, once: training it again gives other ids."""
    if kind == "word pieces":
        special, made, trainer = BERT_TOKENS, Tokenizer(models.WordPiece(unk_token="[UNK]")), trainers.WordPieceTrainer
        made.normalizer, made.pre_tokenizer = normalizers.BertNormalizer(lowercase=False), pre_tokenizers.BertPreTokenizer()
        more = {}
    elif kind == "bytes":
        special, made, trainer = ROBERTA_TOKENS, Tokenizer(models.BPE()), trainers.BpeTrainer
        made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        more = dict(initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()))
    else:
        special, made, trainer = ROBERTA_TOKENS, Tokenizer(models.Unigram()), trainers.UnigramTrainer
        made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
        more = dict(unk_token="<unk>")
    made.train_from_iterator(CALIBRATION, trainer(vocab_size=VOCABULARY, special_tokens=special, show_progress=False, **more))
    start, end = (special[2], special[3]) if special is BERT_TOKENS else (special[0], special[2])
    ids = made.get_vocab()
    made.post_processor = processors.TemplateProcessing(single=f"{start} $A {end}", special_tokens=[(start, ids[start]), (end, ids[end])])
    return made.to_str()


def tokenizer(kind):
    special = BERT_TOKENS if kind == "word pieces" else ROBERTA_TOKENS
    start, end = (special[2], special[3]) if special is BERT_TOKENS else (special[0], special[2])
    unknown, pad = special[1 if special is BERT_TOKENS else 3], special[0 if special is BERT_TOKENS else 1]
    return PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_str(trained(kind)), cls_token=start, sep_token=end, pad_token=pad, unk_token=unknown, mask_token=special[4], model_max_length=POSITIONS
    )


def config(family, tokens, **more):
    labels = dict(enumerate(LABELS))
    settings = {**SHAPE, **FAMILY[family][1], "vocab_size": len(tokens), "id2label": labels, "label2id": {label: i for i, label in labels.items()}}
    return getattr(transformers, f"{family}Config")(**{**settings, **more})


def model(family, tokens, **more):
    torch.manual_seed(15)
    made = getattr(transformers, f"{family}ForTokenClassification")(config(family, tokens, **more)).float().eval()
    with torch.no_grad():
        # Larger weights than a start of training has, so that tokens around one count, and labels are told apart.
        for weights in made.parameters():
            if weights.dim() > 1 and weights.numel() > 1 and weights.std() > 0:
                weights.mul_(0.25 / weights.std())
    return made


def save(family, folder, **more):
    """Writes a tiny model of a family as save_pretrained does, and answers its directory."""
    tokens = tokenizer(FAMILY[family][0])
    if family in ("Bert", "Electra", "Albert", "ConvBert"):
        tokens.model_input_names = ["input_ids", "token_type_ids", "attention_mask"]
    model(family, tokens, **more).save_pretrained(folder)
    tokens.save_pretrained(folder)
    return pathlib.Path(folder)
