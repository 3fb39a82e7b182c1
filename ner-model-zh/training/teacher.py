"""The multilingual BERT (12 layers x 768) as a token classifier, with the pieces that Chinese and Latin text needs."""
import os
import re

from tokenizers import normalizers
from transformers import BertTokenizerFast

import english  # noqa: F401
from labels import LABELS
from tensorflow_bert import classifier

LIKE = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "…": "."}  # signs that the base has no piece for are read as others
NEEDED = re.compile(r"(##)?[\u0021-\u024f\u2000-\u20cf\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+|\[(PAD|UNK|CLS|SEP|MASK)\]")


def pieces(saved):
    """The pieces that are needed and their rows in the base's embedding."""
    all_pieces = open(f"{saved}/assets/vocab.txt", encoding="utf-8").read().split("\n")
    kept = [i for i, p in enumerate(all_pieces) if NEEDED.fullmatch(p)]
    return [all_pieces[i] for i in kept], kept


def network(saved, layers=12):
    """The base with a fresh classifier; `layers` keeps the lowest so many."""
    return classifier(saved, pieces(saved)[1], LABELS, layers)


def restored(saved, checkpoint):
    """A trained network, whose weights tell how many layers it has."""
    weights = torch.load(checkpoint, weights_only=False, map_location="cpu")["model"]
    model = network(saved, 1 + max(int(name.split(".layer.")[1].split(".")[0]) for name in weights if ".layer." in name))
    model.load_state_dict(weights)
    return model.eval()


def tokenizer(saved, folder):
    out, _ = pieces(saved)
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/vocab.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")
    tok = BertTokenizerFast(vocab=f"{folder}/vocab.txt", do_lower_case=False, strip_accents=False)
    inner = tok.backend_tokenizer
    inner.normalizer = normalizers.Sequence([normalizers.Replace(c, like) for c, like in LIKE.items()] + [inner.normalizer])
    return tok
