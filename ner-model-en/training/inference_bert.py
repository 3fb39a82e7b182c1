"""The network as it is exported: the same function as training's, with the three attention inputs in one product and int8 embeddings."""
import math

import torch
from torch import nn


def rows_to_int8(table):
    """Each row as int8 with a scale of its own; a scale is kept as it is read back, in float32."""
    scale = table.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127
    return torch.round(table / scale).to(torch.int8), scale


class Table(nn.Module):
    """An embedding, in int8 rows or as it is."""

    def __init__(self, table, int8):
        super().__init__()
        rows, scale = rows_to_int8(table) if int8 else (table, None)
        self.register_buffer("rows", rows), self.register_buffer("scale", scale)

    def forward(self, ids):
        return self.rows[ids] if self.scale is None else self.rows[ids].float() * self.scale[ids]


class InferenceLayer(nn.Module):
    def __init__(self, layer, heads):
        super().__init__()
        attention = layer.attention.self
        size, width = attention.query.in_features, attention.query.out_features
        self.heads, self.size = heads, width // heads
        self.qkv = nn.Linear(size, 3 * width)
        parts = (attention.query, attention.key, attention.value)
        factors = (1 / math.sqrt(self.size), 1.0, 1.0)  # the scale of the scores goes into the query
        self.qkv.weight.data = torch.cat([p.weight.data * f for p, f in zip(parts, factors)])
        self.qkv.bias.data = torch.cat([p.bias.data * f for p, f in zip(parts, factors)])
        self.out, self.norm1 = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.up, self.down, self.norm2 = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm
        self.apart = None

    def forward(self, x, bias):
        n, t = x.shape[0], x.shape[1]
        q, k, v = (part.view(n, t, self.heads, self.size) for part in self.qkv(x).split(self.heads * self.size, -1))
        y = torch.softmax(q.transpose(1, 2) @ k.permute(0, 2, 3, 1) + bias, -1) @ v.transpose(1, 2)
        x = self.norm1(x + self.out(y.transpose(1, 2).reshape(n, t, self.heads * self.size)))
        y = self.down(nn.functional.gelu(self.up(x)))
        return self.norm2(x + (y if self.apart is None else y + self.apart(x)))


class InferenceBert(nn.Module):
    """A piece's embedding is its base piece's row plus its case class's vector, so the twins cost no rows of their own."""

    def __init__(self, model, int8):
        super().__init__()
        e = model.bert.embeddings
        lifted = e.word_embeddings
        used, source = torch.unique(lifted.source, return_inverse=True)
        self.register_buffer("source", source.int()), self.register_buffer("case", lifted.case.int())
        self.words, self.positions = Table(lifted.base.weight.data[used], int8), Table(e.position_embeddings.weight.data, int8)
        cases = lifted.delta.weight.data.clone()
        cases[0] = 0
        self.register_buffer("cases", cases), self.register_buffer("types", e.token_type_embeddings.weight.data)
        self.norm = e.LayerNorm
        self.layers = nn.ModuleList(InferenceLayer(layer, model.config.num_attention_heads) for layer in model.bert.encoder.layer)
        self.classifier = model.classifier

    def embedded(self, input_ids, token_type_ids):
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        x = self.words(self.source[input_ids]) + self.cases[self.case[input_ids]] + self.positions(places) + self.types[token_type_ids]
        return self.norm(x)

    def forward(self, input_ids, attention_mask, token_type_ids):
        x = self.embedded(input_ids, token_type_ids)
        bias = (1.0 - attention_mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return self.classifier(x)
