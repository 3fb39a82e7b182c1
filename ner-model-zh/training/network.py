"""The token classifier: BERT over a case-lifted embedding, and its loss."""
import torch
from torch import nn
from torch.nn.functional import log_softmax
from transformers import BertConfig, BertForTokenClassification

import english  # noqa: F401
from dropout import replace_dropout
from encoder import onnx_weights
from lexicon import Words
from labels import ID, IGNORED, LABELS
from vocabulary_zh import rows


class LiftedEmbedding(nn.Module):
    """A base embedding plus one learned vector per case class; rows after the base's own can be learned alone."""

    def __init__(self, table, fresh, source, case):
        super().__init__()
        self.old, self.fresh = nn.Parameter(table[: len(table) - fresh].clone()), nn.Parameter(table[len(table) - fresh :].clone())
        self.delta = nn.Embedding(3, table.shape[1])
        nn.init.zeros_(self.delta.weight)
        self.register_buffer("source", torch.tensor(source)), self.register_buffer("case", torch.tensor(case))

    @property
    def weight(self):
        return torch.cat([self.old, self.fresh])

    @property
    def base(self):
        """All rows as one embedding, as the export reads them."""
        return nn.Embedding.from_pretrained(self.weight.detach())

    def forward(self, ids):
        s, c, n = self.source[ids], self.case[ids], len(self.old)
        own = (s >= n).unsqueeze(-1)
        x = nn.functional.embedding(s.clamp(max=n - 1), self.old)
        x = torch.where(own, nn.functional.embedding((s - n).clamp(min=0), self.fresh), x)
        return x + self.delta(c) * (c > 0).unsqueeze(-1)


def with_words(embeddings, words):
    """Adds the words' vectors to what the embedding gives."""
    embeddings.words = words
    embeddings.register_forward_hook(lambda module, args, named, x: x + module.words(named["input_ids"] if "input_ids" in named else args[0]), with_kwargs=True)


def network(onnx_path, base, source, case, fresh, lexicon=None, layers=4, hidden=512, heads=8, dropout=0.1):
    config = BertConfig(vocab_size=len(base) - fresh, hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads, intermediate_size=4 * hidden,
                        num_labels=len(LABELS), id2label=dict(enumerate(LABELS)), label2id=ID, hidden_dropout_prob=dropout,
                        attention_probs_dropout_prob=0.0, attn_implementation="eager")
    model = BertForTokenClassification(config)
    replace_dropout(model)
    if onnx_path:
        get = onnx_weights(onnx_path)
        model.load_state_dict({k: get(k[5:]) if k.startswith("bert.") else v for k, v in model.state_dict().items()})
    table = rows(base, model.bert.embeddings.word_embeddings.weight.data)
    model.bert.embeddings.word_embeddings = LiftedEmbedding(table, fresh, source, case)
    if lexicon:
        with_words(model.bert.embeddings, Words(*lexicon, hidden))
    return model


def tensors(batch):
    """Pieces, mask, labels, and per text and label whether an O there may be that label."""
    n = max(len(e.ids) for e in batch)
    ids, mask = torch.zeros(len(batch), n, dtype=torch.long), torch.zeros(len(batch), n, dtype=torch.long)
    labels = torch.full((len(batch), n), IGNORED)
    for r, e in enumerate(batch):
        k = len(e.ids)
        ids[r, :k], mask[r, :k], labels[r, :k] = torch.tensor(e.ids), 1, torch.tensor(e.labels)
    return ids, mask, labels, torch.tensor([[label == "O" or label[2:] in e.open for label in LABELS] for e in batch])


def loss(logits, labels, may_be):
    """Cross entropy; an O counts as "O or a kind that nobody looked for in this text", the sum of their probabilities."""
    kept = labels != IGNORED
    logp, gold = log_softmax(logits[kept], -1), labels[kept]
    allowed = may_be.unsqueeze(1).expand(*labels.shape, -1)[kept]
    exact = logp.gather(1, gold.unsqueeze(1)).squeeze(1)
    any_o = logp.masked_fill(~allowed, -1e9).logsumexp(1)
    return -torch.where(gold == ID["O"], any_o, exact).mean()
