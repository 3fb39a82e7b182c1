"""The token classifier: BERT from transformers over a case-lifted embedding, and its loss."""
import torch
from torch import nn
from torch.nn.functional import log_softmax
from transformers import BertConfig, BertForTokenClassification

from dropout import replace_dropout
from encoder import onnx_weights
from labels import ID, IGNORED, LABELS
from vocabulary import base_pieces, lifted

MISC_OR_O = [ID["O"], ID["B-MISC"], ID["I-MISC"]]


class LiftedEmbedding(nn.Module):
    """A base embedding plus one learned vector per case class."""

    def __init__(self, base, source, case):
        super().__init__()
        self.base, self.delta = base, nn.Embedding(3, base.weight.shape[1])
        nn.init.zeros_(self.delta.weight)
        self.register_buffer("source", torch.tensor(source)), self.register_buffer("case", torch.tensor(case))

    @property
    def weight(self):
        return self.base.weight

    def forward(self, ids):
        c = self.case[ids]
        return self.base(self.source[ids]) + self.delta(c) * (c > 0).unsqueeze(-1)


def narrow(attention, width, heads):
    """Gives an attention fewer channels than its layer has, `width` in all."""
    inside, hidden = attention.self, attention.output.dense.out_features
    inside.query, inside.key, inside.value = (nn.Linear(hidden, width) for _ in range(3))
    attention.output.dense = nn.Linear(width, hidden)
    inside.attention_head_size, inside.all_head_size, inside.scaling = width // heads, width, (width // heads) ** -0.5


def network(onnx_path, base, source, case, layers, inner=1536, hidden=384, heads=12, dropout=0.1, width=None):
    """`width` is that of attention, in channels; by default the layer's."""
    config = BertConfig(vocab_size=len(base), hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads, intermediate_size=inner,
                        num_labels=len(LABELS), id2label=dict(enumerate(LABELS)), label2id=ID, hidden_dropout_prob=dropout,
                        attention_probs_dropout_prob=0.0, attn_implementation="eager")
    model = BertForTokenClassification(config)
    for layer in model.bert.encoder.layer:
        if width and width != hidden:
            narrow(layer.attention, width, heads)
    replace_dropout(model)
    if onnx_path:
        get = onnx_weights(onnx_path)
        model.load_state_dict({k: get(k[5:]) if k.startswith("bert.") else v for k, v in model.state_dict().items()})
    model.bert.embeddings.word_embeddings = LiftedEmbedding(model.bert.embeddings.word_embeddings, source, case)
    return model


def restored(checkpoint, base_tokenizer):
    """A trained network, whose weights tell its form but for the heads, and its pieces."""
    base = base_pieces(base_tokenizer)
    pieces, source, case = lifted(base)
    saved = torch.load(checkpoint, weights_only=False, map_location="cpu")
    weights = saved["model"]
    inner = [w.shape[0] for name, w in weights.items() if name.endswith("intermediate.dense.weight")]
    model = network(None, base, source, case, len(inner), inner[0], heads=saved.get("heads", 12), width=len(weights["bert.encoder.layer.0.attention.self.query.weight"]))
    model.load_state_dict(weights)
    return model.eval(), pieces


def tensors(batch):
    n = max(len(e.ids) for e in batch)
    ids, mask = torch.zeros(len(batch), n, dtype=torch.long), torch.zeros(len(batch), n, dtype=torch.long)
    labels = torch.full((len(batch), n), IGNORED)
    for r, e in enumerate(batch):
        k = len(e.ids)
        ids[r, :k], mask[r, :k] = torch.tensor(e.ids), 1
        if not e.unsure:
            labels[r, :k] = torch.tensor(e.labels)
    return ids, mask, labels, torch.tensor([e.open_misc for e in batch])


def loss(logits, labels, open_misc):
    """Cross entropy, 0 where nothing is labelled; an O of a corpus without MISC counts as "O or MISC", the sum of the three probabilities."""
    kept = labels != IGNORED
    logp, gold = log_softmax(logits.float()[kept], -1), labels[kept]
    open_o = open_misc.unsqueeze(1).expand_as(labels)[kept] & (gold == ID["O"])
    exact = logp.gather(1, gold.unsqueeze(1)).squeeze(1)
    return -torch.where(open_o, logp[:, MISC_OR_O].logsumexp(1), exact).sum() / max(1, len(gold))
