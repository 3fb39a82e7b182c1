"""Makes tiny BERTs, each with one thing that is not BERT's: a mask, a bias, or an operator between tokens.

    pip install -r requirements.txt transformers==5.18.0 onnxscript
    python crafted_masks.py OUT [NAME ...]

Each is exported by both exporters, NAME and NAME-dynamo, with PyTorch's logits of each text alone in gold.jsonl. ner4j must
answer as the file does for each text alone, in any batch, or refuse the model.
"""

import json
import math
import os
import pathlib
import sys
import traceback
import warnings

import torch
import transformers
from torch import nn
from torch.nn import functional as F

import architectures as A
warnings.simplefilter('ignore'); torch.set_num_threads(1)
H, D, W = 4, 8, 32
NEG = -10000.0
MIN = torch.finfo(torch.float32).min

class Tiny(nn.Module):
    def __init__(self, vocab):
        super().__init__()
        self.words, self.places, self.kinds = nn.Embedding(vocab, W), nn.Embedding(400, W), nn.Embedding(2, W)
        self.norm = nn.LayerNorm(W)
        self.layers = nn.ModuleList(nn.ModuleDict(dict(q=nn.Linear(W, W), k=nn.Linear(W, W), v=nn.Linear(W, W), o=nn.Linear(W, W), n1=nn.LayerNorm(W), a=nn.Linear(W, 2*W), b=nn.Linear(2*W, W), n2=nn.LayerNorm(W))) for _ in range(2))
        self.classifier = nn.Linear(W, 9)
        self.register_buffer('pos', torch.arange(400)[None])
        self.extra()
    def extra(self): pass
    # hooks
    def places_of(self, ids, mask): return self.pos[:, :ids.shape[1]]
    def bias(self, ids, mask, types): return (1.0 - mask[:, None, None, :].float()) * NEG
    def masked(self, s, bias, mask): return s + bias
    def softmax(self, s): return s.softmax(-1)
    def shares(self, p, mask): return p
    def qk(self, q, k, mask): return q, k
    def value(self, v, mask): return v
    def scores(self, s, mask): return s
    def hidden(self, x, mask): return x
    def head(self, x, mask): return x
    def attention(self, layer, x, bias, mask):
        cut = lambda t: t.view(x.shape[0], x.shape[1], H, D).transpose(1, 2)
        q, k, v = cut(layer['q'](x)), cut(layer['k'](x)), cut(layer['v'](x))
        q, k = self.qk(q, k, mask); v = self.value(v, mask)
        s = self.scores(torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(D), mask)
        p = self.shares(self.softmax(self.masked(s, bias, mask)), mask)
        return torch.matmul(p, v).transpose(1, 2).contiguous().view(x.shape[0], x.shape[1], W)
    def forward(self, *inputs):
        ids, mask, types = inputs
        x = self.norm(self.words(ids) + self.places(self.places_of(ids, mask)) + self.kinds(types))
        bias = self.bias(ids, mask, types)
        for layer in self.layers:
            x = layer['n1'](x + layer['o'](self.attention(layer, x, bias, mask)))
            x = layer['n2'](x + layer['b'](F.gelu(layer['a'](x))))
            x = self.hidden(x, mask)
        return self.classifier(self.head(x, mask))

VARIANTS = {}
def variant(**hooks):
    def add(name): VARIANTS[name] = type(name, (Tiny,), hooks)
    return add
def bias(name):
    def add(f): VARIANTS[name] = type(name, (Tiny,), dict(bias=f)); return f
    return add
def hook(kind, name, **more):
    def add(f): VARIANTS[name] = type(name, (Tiny,), {kind: f, **more}); return f
    return add

def pad(mask): return (1.0 - mask[:, None, None, :].float()) * NEG
def rng(t): return torch.arange(t.shape[1])
VARIANTS['plain'] = Tiny
# --- controls: plain masks in other forms
bias('plain_min')(lambda s, i, m, t: (1.0 - m[:, None, None, :].float()) * MIN)
bias('plain_where')(lambda s, i, m, t: torch.where(m[:, None, None, :] > 0, 0.0, MIN))
bias('plain_int')(lambda s, i, m, t: ((m - 1) * 10000)[:, None, None, :].float())
bias('plain_expand')(lambda s, i, m, t: ((1.0 - m[:, None, None, :].expand(-1, 1, m.shape[1], -1).float()) * NEG))
hook('masked', 'plain_fill', bias=lambda s, i, m, t: m)(lambda s, x, b, m: x.masked_fill(b[:, None, None, :] == 0, MIN))
hook('masked', 'plain_inf', bias=lambda s, i, m, t: m)(lambda s, x, b, m: x.masked_fill(b[:, None, None, :] == 0, float('-inf')))
bias('plain_neg')(lambda s, i, m, t: -(1.0 - m.float())[:, None, None, :] * 10000)
bias('plain_log')(lambda s, i, m, t: torch.log(m.float() + 1e-30)[:, None, None, :])
# --- causal by any operator
bias('causal_tril')(lambda s, i, m, t: pad(m) + (1 - torch.tril(torch.ones(m.shape[1], m.shape[1]))) * NEG)
bias('causal_triu')(lambda s, i, m, t: pad(m) + torch.triu(torch.full((m.shape[1], m.shape[1]), NEG), 1))
hook('bias', 'causal_buffer', extra=lambda s: s.register_buffer('low', torch.tril(torch.ones(400, 400))[None, None]))(lambda s, i, m, t: (1 - m[:, None, None, :] * s.low[:, :, :m.shape[1], :m.shape[1]]) * NEG)
bias('causal_ge')(lambda s, i, m, t: (1 - (rng(m)[:, None] >= rng(m)[None]).float() * m[:, None, None, :]) * NEG)
bias('causal_lt')(lambda s, i, m, t: pad(m) + (rng(m)[:, None] < rng(m)[None]).float() * NEG)
bias('causal_cumsum_mask')(lambda s, i, m, t: pad(m) + (m.cumsum(1)[:, None, None, :] > m.cumsum(1)[:, None, :, None]).float() * NEG)
bias('causal_clamp')(lambda s, i, m, t: pad(m) + (rng(m)[None] - rng(m)[:, None]).float().clamp(0, 1) * NEG)
bias('causal_relu')(lambda s, i, m, t: pad(m) + F.relu((rng(m)[None] - rng(m)[:, None]).float()) * NEG)
bias('causal_sign')(lambda s, i, m, t: pad(m) + (torch.sign((rng(m)[None] - rng(m)[:, None]).float() - 0.5) + 1) * NEG)
bias('causal_max')(lambda s, i, m, t: pad(m) + (torch.maximum(rng(m)[None], rng(m)[:, None]) - rng(m)[:, None]).float() * NEG)
bias('causal_div')(lambda s, i, m, t: pad(m) + torch.div(rng(m)[None], rng(m)[:, None] + 1, rounding_mode='floor').float() * NEG)
bias('causal_equal_max')(lambda s, i, m, t: (1 - (torch.maximum(rng(m)[None], rng(m)[:, None]) == rng(m)[:, None]).float() * m[:, None, None, :]) * NEG)
hook('bias', 'causal_where', extra=lambda s: s.register_buffer('low', torch.tril(torch.ones(400, 400)).bool()[None, None]))(lambda s, i, m, t: torch.where(s.low[:, :, :m.shape[1], :m.shape[1]] & (m[:, None, None, :] > 0), 0.0, MIN))
hook('bias', 'causal_table', extra=lambda s: s.register_buffer('low', torch.tril(torch.ones(400, 400))))(lambda s, i, m, t: pad(m) + (1 - s.low[rng(m)][:, rng(m)]) * NEG)
hook('bias', 'causal_matmul', extra=lambda s: s.register_buffer('up', torch.triu(torch.ones(400, 400))))(lambda s, i, m, t: pad(m) + ((m.float() @ s.up[:m.shape[1], :m.shape[1]])[:, None, None, :] > (m.float() @ s.up[:m.shape[1], :m.shape[1]])[:, None, :, None]).float() * NEG)
bias('causal_cumsum_ones')(lambda s, i, m, t: pad(m) + (torch.ones_like(m).cumsum(1)[:, None, None, :] > torch.ones_like(m).cumsum(1)[:, None, :, None]).float() * NEG)
hook('bias', 'causal_positions', extra=lambda s: s.register_buffer('p', torch.arange(400)))(lambda s, i, m, t: pad(m) + (s.p[:m.shape[1]][None, :] - s.p[:m.shape[1]][:, None] > 0).float() * NEG)
hook('masked', 'causal_fill')(lambda s, x, b, m: (x + b).masked_fill(torch.triu(torch.ones(x.shape[-1], x.shape[-1]), 1).bool(), MIN))
bias('anticausal')(lambda s, i, m, t: pad(m) + torch.tril(torch.full((m.shape[1], m.shape[1]), NEG), -1))
bias('causal_query_mask')(lambda s, i, m, t: (1 - m[:, None, None, :].float() * m[:, None, :, None] * (rng(m)[:, None] >= rng(m)[None]).float()) * NEG)
# --- places
bias('sliding')(lambda s, i, m, t: pad(m) + ((rng(m)[None] - rng(m)[:, None]).abs() > 3).float() * NEG)
bias('sliding_min')(lambda s, i, m, t: torch.minimum(pad(m), ((rng(m)[None] - rng(m)[:, None]).abs() > 3).float() * NEG))
bias('sliding_mul')(lambda s, i, m, t: pad(m) + (((rng(m)[None] - rng(m)[:, None]) * (rng(m)[None] - rng(m)[:, None])) > 9).float() * NEG)
bias('band')(lambda s, i, m, t: pad(m) + (1 - torch.tril(torch.triu(torch.ones(m.shape[1], m.shape[1]), -2), 2)) * NEG)
bias('chunked')(lambda s, i, m, t: pad(m) + (rng(m)[None] // 4 != rng(m)[:, None] // 4).float() * NEG)
bias('dilated')(lambda s, i, m, t: pad(m) + ((rng(m)[None] - rng(m)[:, None]) % 2).float() * NEG)
bias('prefix')(lambda s, i, m, t: pad(m) + (rng(m) >= 3).float() * NEG)
bias('prefix_where')(lambda s, i, m, t: torch.where((m[:, None, None, :] > 0) & (rng(m) < 3), 0.0, MIN))
bias('even_keys')(lambda s, i, m, t: (1 - m[:, None, None, :].float() * (rng(m) % 2 == 0).float()) * NEG)
bias('not_self')(lambda s, i, m, t: pad(m) + torch.eye(m.shape[1]) * NEG)
bias('not_self_eq')(lambda s, i, m, t: (1 - m[:, None, None, :].float() * (rng(m)[None] != rng(m)[:, None]).float()) * NEG)
hook('bias', 'not_self_table', extra=lambda s: s.register_buffer('eye', torch.eye(400)[None, None]))(lambda s, i, m, t: pad(m) + s.eye[:, :, :m.shape[1], :m.shape[1]] * NEG)
hook('bias', 'alibi_heads', extra=lambda s: s.register_buffer('slope', torch.tensor([.5, .25, .125, .0625])[None, :, None, None]))(lambda s, i, m, t: pad(m) + s.slope * rng(m).float())
hook('bias', 'alibi_buffer_keys', extra=lambda s: s.register_buffer('al', torch.arange(400).float()[None, None, None] * .2))(lambda s, i, m, t: pad(m) + s.al[:, :, :, :m.shape[1]])
bias('alibi_distance')(lambda s, i, m, t: pad(m) - (rng(m)[None] - rng(m)[:, None]).abs().float() * .3)
bias('alibi_cumsum')(lambda s, i, m, t: pad(m) + (m.cumsum(1) * m)[:, None, None, :].float() * .2)
bias('first_key_bias')(lambda s, i, m, t: pad(m) + torch.where(rng(m) == 0, 4.0, 0.0))
bias('last_key_bias')(lambda s, i, m, t: pad(m) + torch.where(rng(m) == m.shape[1] - 1, 4.0, 0.0))
hook('bias', 't5_bias', extra=lambda s: setattr(s, 'rel', nn.Embedding(16, H)))(lambda s, i, m, t: pad(m) + s.rel((rng(m)[None] - rng(m)[:, None]).clamp(-8, 7) + 8).permute(2, 0, 1)[None])
hook('bias', 'constant_keys', extra=lambda s: s.register_buffer('c', torch.randn(1, 1, 1, 400) * 2))(lambda s, i, m, t: pad(m) + s.c[..., :m.shape[1]])
hook('bias', 'constant_queries', extra=lambda s: s.register_buffer('c', torch.randn(1, 1, 400, 1) * 2))(lambda s, i, m, t: pad(m) + s.c[:, :, :m.shape[1]])
hook('bias', 'mask_times_places', extra=lambda s: s.register_buffer('c', torch.arange(400).float()))(lambda s, i, m, t: (1.5 - m[:, None, None, :].float()) * -s.c[:m.shape[1]])
bias('batch_row_bias')(lambda s, i, m, t: pad(m) + torch.arange(m.shape[0])[:, None, None, None] * rng(m).float())
# --- shifted, turned, wrong masks
bias('shifted_slice')(lambda s, i, m, t: pad(torch.cat([m[:, 1:], torch.zeros_like(m[:, :1])], 1)))
bias('shifted_pad')(lambda s, i, m, t: pad(F.pad(m, (1, 0))[:, :-1]))
bias('shifted_roll')(lambda s, i, m, t: pad(m.roll(1, 1)))
bias('flipped')(lambda s, i, m, t: pad(m.flip(1)))
bias('rolled_rows')(lambda s, i, m, t: pad(m.roll(1, 0)))
bias('first_row_mask')(lambda s, i, m, t: pad(m[:1]))
bias('first_token_mask')(lambda s, i, m, t: pad(m[:, :1]))
bias('without_first')(lambda s, i, m, t: pad(torch.cat([torch.zeros_like(m[:, :1]), m[:, 1:]], 1)))
bias('without_last')(lambda s, i, m, t: pad(torch.cat([m[:, :-1], torch.zeros_like(m[:, :1])], 1)))
bias('inverted')(lambda s, i, m, t: m[:, None, None, :].float() * NEG)
bias('weak')(lambda s, i, m, t: (1 - m[:, None, None, :].float()) * -3.0)
bias('weak_20')(lambda s, i, m, t: (1 - m[:, None, None, :].float()) * -20.0)
bias('positive')(lambda s, i, m, t: (1 - m[:, None, None, :].float()) * 10000.0)
bias('none')(lambda s, i, m, t: torch.zeros_like(m)[:, None, None, :].float())
bias('query_mask')(lambda s, i, m, t: (1 - m[:, None, :, None].float()) * NEG)
bias('outer_mask')(lambda s, i, m, t: (1 - m[:, None, :, None].float() * m[:, None, None, :].float()) * NEG)
bias('sum_of_masks')(lambda s, i, m, t: pad(m) + (1 - m[:, None, :, None].float()) * NEG)
hook('bias', 'per_head', extra=lambda s: s.register_buffer('c', torch.tensor([1., 1., 0., 1.])[None, :, None, None]))(lambda s, i, m, t: pad(m) * s.c)
bias('same_type')(lambda s, i, m, t: pad(m) + (t[:, None, None, :] != t[:, None, :, None]).float() * NEG)
bias('type_hidden')(lambda s, i, m, t: pad(m * (1 - t)))
bias('type_bias')(lambda s, i, m, t: pad(m) + t[:, None, None, :].float())
bias('ids_mask')(lambda s, i, m, t: pad((i != 0).long()))
bias('ids_and_mask')(lambda s, i, m, t: pad((i != 1).long() * m))
bias('ids_bias')(lambda s, i, m, t: pad(m) + (i % 3)[:, None, None, :].float())
bias('mean_of_mask')(lambda s, i, m, t: (m.float().mean(1, keepdim=True) - m.float())[:, None, None, :] * 100)
bias('length_bias')(lambda s, i, m, t: pad(m) * (m.shape[1] > 12))
# --- inside of attention
hook('shares', 'shares_by_place')(lambda s, p, m: p * (1 + rng(m).float() / 10))
hook('shares', 'shares_by_query')(lambda s, p, m: p * (1 + rng(m).float() / 10)[:, None])
hook('shares', 'shares_by_mask', bias=lambda s, i, m, t: pad(m) * 0)(lambda s, p, m: (p * m[:, None, None, :]) / (p * m[:, None, None, :]).sum(-1, keepdim=True))
hook('shares', 'shares_sharper')(lambda s, p, m: p * p)
hook('shares', 'shares_threshold')(lambda s, p, m: torch.where(p > .1, p, 0.0))
hook('softmax', 'softmax_queries')(lambda s, x: x.softmax(-2))
hook('softmax', 'softmax_heads')(lambda s, x: x.softmax(1))
hook('softmax', 'softmax_one_more')(lambda s, x: F.pad(x, (1, 0)).softmax(-1)[..., 1:])
hook('softmax', 'sigmoid')(lambda s, x: x.sigmoid())
hook('softmax', 'top_4')(lambda s, x: torch.where(x >= x.amax(-1, keepdim=True) - 1, x, MIN).softmax(-1))
hook('scores', 'scores_standardised')(lambda s, x, m: x / (x.std(-1, keepdim=True) + 1))
hook('scores', 'scores_by_length')(lambda s, x, m: x * math.log(1.5) * torch.log(m.sum(1).float())[:, None, None, None])
hook('scores', 'scores_by_shape')(lambda s, x, m: x * torch.log(torch.ones_like(m).sum().float()))
hook('scores', 'scores_by_columns')(lambda s, x, m: x / math.sqrt(2) * torch.ones(m.shape[1]).sum() / 20)
hook('scores', 'scores_capped')(lambda s, x, m: torch.tanh(x / 2) * 2)
hook('scores', 'scores_transposed')(lambda s, x, m: x + x.transpose(-1, -2))
hook('value', 'values_masked')(lambda s, v, m: v * m[:, None, :, None])
hook('value', 'values_by_place')(lambda s, v, m: v * (1 + rng(m).float() / 10)[:, None])
hook('value', 'values_shifted')(lambda s, v, m: torch.cat([v[:, :, 1:], v[:, :, :1]], 2))
def turn(t, places):
    f = places[..., None].float() / 10.0 ** torch.arange(0, D // 2).float()
    c, z = torch.cat([f, f], -1).cos(), torch.cat([f, f], -1).sin()
    return t * c + torch.cat([-t[..., D // 2:], t[..., :D // 2]], -1) * z
hook('qk', 'rotary')(lambda s, q, k, m: (turn(q, rng(m)), turn(k, rng(m))))
hook('qk', 'rotary_cumsum')(lambda s, q, k, m: (turn(q, m.cumsum(1)[:, None]), turn(k, m.cumsum(1)[:, None])))
hook('qk', 'rotary_from_end')(lambda s, q, k, m: (turn(q, m.shape[1] - rng(m)), turn(k, 2 * (m.shape[1] - rng(m)))))
hook('qk', 'rotary_queries_only')(lambda s, q, k, m: (turn(q, rng(m)), k))
hook('qk', 'heads_mixed')(lambda s, q, k, m: (q, k.flip(1)))
hook('qk', 'keys_minus_mean')(lambda s, q, k, m: (q, k - k.mean(2, keepdim=True)))
class OverBatch(Tiny):
    def attention(self, layer, x, bias, mask):
        return super().attention(layer, x.transpose(0, 1), torch.zeros(1), mask).transpose(0, 1)
VARIANTS['attention_over_batch'] = OverBatch
# --- between tokens elsewhere
hook('places_of', 'places_from_end')(lambda s, i, m: (m.shape[1] - 1 - rng(m))[None])
hook('places_of', 'places_by_cumsum')(lambda s, i, m: m.cumsum(1) * m)
hook('places_of', 'places_by_row')(lambda s, i, m: torch.arange(m.shape[0])[:, None] + rng(m)[None])
hook('places_of', 'places_from_mask_sum')(lambda s, i, m: m.sum(1, keepdim=True) - 1 - rng(m)[None] + 200)
hook('places_of', 'places_by_ids')(lambda s, i, m: ((i != 0).cumsum(1) * (i != 0)))
hook('hidden', 'minus_mean_of_tokens')(lambda s, x, m: x - x.mean(1, keepdim=True))
hook('hidden', 'masked_mean_added')(lambda s, x, m: x + (x * m[..., None]).sum(1, keepdim=True) / m.sum(1)[:, None, None])
hook('hidden', 'max_added')(lambda s, x, m: x + x.amax(1, keepdim=True))
hook('hidden', 'norm_over_tokens')(lambda s, x, m: (x - x.mean(1, keepdim=True)) / (x.std(1, keepdim=True, unbiased=False) + 1e-3))
hook('hidden', 'norm_over_both')(lambda s, x, m: (x - x.mean((1, 2), keepdim=True)))
hook('hidden', 'batch_mean')(lambda s, x, m: x - x.mean(0, keepdim=True) * .5)
hook('hidden', 'batch_statistics')(lambda s, x, m: F.batch_norm(x.transpose(1, 2), None, None, training=True).transpose(1, 2))
hook('hidden', 'first_added')(lambda s, x, m: x + x[:, :1])
hook('hidden', 'last_added')(lambda s, x, m: x + x[:, -1:])
hook('hidden', 'next_added')(lambda s, x, m: x + torch.cat([x[:, 1:], x[:, :1] * 0], 1))
hook('hidden', 'previous_added')(lambda s, x, m: x + F.pad(x, (0, 0, 1, 0))[:, :-1])
hook('hidden', 'tokens_flipped')(lambda s, x, m: x + x.flip(1))
hook('hidden', 'first_row_added')(lambda s, x, m: x + x[:1, :1])
hook('hidden', 'cumsum_added')(lambda s, x, m: x + x.cumsum(1) / 10)
hook('hidden', 'cumsum_back')(lambda s, x, m: x + x.flip(1).cumsum(1).flip(1) / 10)
hook('hidden', 'softmax_over_tokens')(lambda s, x, m: x * x.softmax(1) * 10)
hook('hidden', 'times_place')(lambda s, x, m: x * (1 + rng(m).float() / 20)[:, None])
hook('hidden', 'gated_by_mask')(lambda s, x, m: x * m[..., None])
hook('hidden', 'by_length')(lambda s, x, m: x * m.sum(1).float()[:, None, None] / 10)
hook('hidden', 'by_columns')(lambda s, x, m: x * (torch.ones(m.shape[1]).sum() / 10))
hook('hidden', 'plus_one_column', extra=lambda s: s.register_buffer('c', torch.randn(1, 400, 1)))(lambda s, x, m: x + s.c[:, :m.shape[1]])
hook('hidden', 'reshaped')(lambda s, x, m: x + x.reshape(x.shape[0], -1, x.shape[1]).transpose(1, 2))
hook('hidden', 'conv', extra=lambda s: setattr(s, 'cv', nn.Conv1d(W, W, 3, padding=1)))(lambda s, x, m: s.cv(x.transpose(1, 2)).transpose(1, 2))
hook('hidden', 'conv_masked', extra=lambda s: setattr(s, 'cv', nn.Conv1d(W, W, 3, padding=1)))(lambda s, x, m: s.cv((x * m[..., None]).transpose(1, 2)).transpose(1, 2))
hook('hidden', 'average_pool')(lambda s, x, m: F.avg_pool1d(x.transpose(1, 2), 3, 1, 1).transpose(1, 2))
hook('head', 'lstm', extra=lambda s: setattr(s, 'rnn', nn.LSTM(W, W, batch_first=True)))(lambda s, x, m: s.rnn(x)[0])
hook('head', 'lstm_both_ways', extra=lambda s: setattr(s, 'rnn', nn.LSTM(W, W // 2, batch_first=True, bidirectional=True)))(lambda s, x, m: s.rnn(x)[0])
hook('head', 'gru_both_ways', extra=lambda s: setattr(s, 'rnn', nn.GRU(W, W // 2, batch_first=True, bidirectional=True)))(lambda s, x, m: s.rnn(x)[0])
hook('head', 'logits_of_next')(lambda s, x, m: torch.cat([x[:, 1:], x[:, :1]], 1))
hook('head', 'sorted')(lambda s, x, m: x.sort(1)[0])
hook('head', 'dropout_left_on')(lambda s, x, m: F.dropout(x, .3, True))
hook('head', 'noise')(lambda s, x, m: x + torch.rand_like(x))

def make(name, cls, variant, out, tokenizer, texts):
    torch.manual_seed(5)
    model = cls(len(tokenizer)).eval()
    with torch.no_grad():
        for n, p in model.named_parameters():
            p.copy_(torch.randn(p.shape) * (.5 if 'words' in n or 'places' in n else .25 if p.dim() > 1 else .1) + (1 if '.n' in n and n.endswith('weight') or n == 'norm.weight' else 0))
    names = ['input_ids', 'attention_mask', 'token_type_ids']
    enc = [tuple(tokenizer(t, return_tensors='pt')[n] for n in names) for t in texts]
    with torch.no_grad():
        gold = [model(*e)[0] for e in enc]
        every = torch.cat(gold); dev, mean = every.std(0), every.mean(0)
        model.classifier.weight.mul_((2 / dev)[:, None]); model.classifier.bias.copy_((model.classifier.bias - mean) * 2 / dev)
        gold = [model(*e)[0].numpy() for e in enc]
    folder = out / f'{name}{variant}'; folder.mkdir(parents=True, exist_ok=True)
    s = tokenizer(["Angela Merkel met Tim Cook.", "Paris"], return_tensors='pt', padding=True)
    A.export(model, tuple(s[n] for n in names), names, folder / 'model.onnx', variant == '-dynamo')
    about = dict(type='crafted', name=name, variant=variant)
    about.update(A.file_differences(folder / 'model.onnx', names, enc, gold, tokenizer.pad_token_id))
    tokenizer.save_pretrained(folder)
    cfg = transformers.BertConfig(vocab_size=len(tokenizer), hidden_size=W, num_hidden_layers=2, num_attention_heads=H, intermediate_size=64, max_position_embeddings=160, id2label=dict(enumerate(A.LABELS)), label2id={l: i for i, l in enumerate(A.LABELS)})
    cfg.save_pretrained(folder)
    with (folder / 'gold.jsonl').open('w') as f:
        for t, e, g in zip(texts, enc, gold):
            f.write(json.dumps(dict(text=t, ids=e[0][0].tolist(), types=e[2][0].tolist(), logits=[[float(f'{x:.7g}') for x in r] for r in g]), ensure_ascii=False) + '\n')
    (folder / 'zoo.json').write_text(json.dumps(about))
    return about

def main(out, wanted):
    tokenizer = A.tokenizer_of('bert'); tokenizer.model_input_names = ['input_ids', 'attention_mask', 'token_type_ids']
    texts = A.texts_for('bert', tokenizer)
    for variant in ('', '-dynamo'):
        for name, cls in VARIANTS.items():
            if wanted and name + variant not in wanted:
                continue
            out.mkdir(parents=True, exist_ok=True)
            pid = os.fork()
            if pid == 0:
                log = open(out / 'log', 'a'); keep = os.dup(1)
                os.dup2(log.fileno(), 1); os.dup2(log.fileno(), 2)
                try:
                    a = make(name, cls, variant, out, tokenizer, texts); line = f"alone {a['alone']:.1e} company {a['company']}"
                except BaseException as e:
                    traceback.print_exc(); line = f'{type(e).__name__}: {str(e).strip()[:200]}'.replace('\n', ' ')
                os.write(keep, f'{name+variant:32s} {line}\n'.encode()); os._exit(0)
            os.waitpid(pid, 0)
    print(len(VARIANTS), 'variants')

main(pathlib.Path(sys.argv[1]), set(sys.argv[2:]))
