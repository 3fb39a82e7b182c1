"""A large BERT (bert-base-cased, 12 layers x 768, Apache-2.0) as a token classifier."""
import torch
from transformers import BertTokenizerFast

from labels import LABELS
from tensorflow_bert import classifier


def pieces(saved):
    return open(f"{saved}/assets/vocab.txt", encoding="utf-8").read().split("\n")[:-1]


def network(saved):
    """The base with a fresh classifier."""
    return classifier(saved, list(range(len(pieces(saved)))), LABELS)


def restored(saved, checkpoint):
    """A trained network."""
    model = network(saved)
    model.load_state_dict(torch.load(checkpoint, weights_only=False, map_location="cpu")["model"])
    return model.eval()


def tokenizer(saved):
    return BertTokenizerFast(f"{saved}/assets/vocab.txt", do_lower_case=False, strip_accents=False, model_max_length=512)
