"""Makes small random models with the inputs and outputs of GLiNER's ONNX export.

    python gliner.py DIRECTORY          tiny ones for the tests
    python gliner.py DIRECTORY --large  one of 6 layers x 384, for timings

DIRECTORY holds tokenizer.json and tokenizer_config.json. Each model gets a folder there: `span` and `token` have an encoder of two layers; `span-words`
and `token-words` have none, so what they say of a word does not depend on its neighbours. `span-deberta-v2` and `token-modernbert` have encoders of those
kinds, and a file answers.json with what PyTorch answers for a few rows.
"""
import argparse
import json
import os
import shutil

import torch
from transformers import BertConfig, BertModel, DebertaV2Config, DebertaV2Model, ModernBertConfig, ModernBertModel

LABEL, END, WIDTH = 2001, 2002, 12


def gathered(states, numbers, count):
    """States [batch, count, hidden] at the tokens that `numbers` counts from 1; zeros where there is none."""
    batch, _, hidden = states.shape
    rows, places = torch.where(numbers > 0)
    out = torch.zeros(batch, count, hidden, dtype=states.dtype)
    out[rows, numbers[rows, places] - 1] = states[rows, places]
    return out


def encoder(family, layers, hidden, positions, vocabulary):
    sizes = dict(vocab_size=vocabulary, hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=max(2, hidden // 32), intermediate_size=4 * hidden,
                 max_position_embeddings=positions, initializer_range=1.0 if hidden < 64 else 0.05)
    if family != "bert":
        sizes["attn_implementation"] = "eager"
    if family == "deberta-v2":
        return DebertaV2Model(DebertaV2Config(**sizes, relative_attention=True, position_buckets=8, norm_rel_ebd="layer_norm", share_att_key=True,
                                              pos_att_type=["p2c", "c2p"], position_biased_input=False, pad_token_id=0))
    if family == "modernbert":
        return ModernBertModel(ModernBertConfig(**sizes, local_attention=8, pad_token_id=0, bos_token_id=1, eos_token_id=2, cls_token_id=1, sep_token_id=2))
    return BertModel(BertConfig(**sizes), add_pooling_layer=False)


class Gliner(torch.nn.Module):
    def __init__(self, kind, family, layers, hidden, positions, vocabulary):
        super().__init__()
        self.kind, self.layers = kind, layers
        self.encoder = encoder(family, layers, hidden, positions, vocabulary)
        parts = 2 if kind == "span" else 3
        self.parts = torch.nn.ModuleList(torch.nn.Linear(hidden, hidden) for _ in range(parts))
        self.labels = torch.nn.Linear(hidden, hidden)

    def states(self, input_ids, attention_mask):
        if self.layers:
            return self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return self.encoder.embeddings.word_embeddings(input_ids) * attention_mask.unsqueeze(-1)

    def forward(self, input_ids, attention_mask, words_mask, text_lengths, span_idx=None, span_mask=None):
        states = self.states(input_ids, attention_mask)
        words = gathered(states, words_mask, text_lengths.max())
        is_label = (input_ids == LABEL).long()
        numbers = is_label.cumsum(1) * is_label
        # The label's first token follows its mark: with no encoder, the marks are all alike.
        labels = self.labels(gathered(torch.roll(states, -1, 1), numbers, numbers.max()))
        if self.kind == "span":
            spans = span_idx * span_mask.unsqueeze(-1)
            first, last = (torch.gather(part(words), 1, spans[:, :, i].unsqueeze(-1).expand(-1, -1, words.shape[-1])) for i, part in enumerate(self.parts))
            scores = torch.einsum("bsd,bld->bsl", torch.tanh(first + last), labels)
            return scores.view(scores.shape[0], -1, WIDTH, scores.shape[-1])
        return torch.stack([torch.einsum("bwd,bld->bwl", torch.tanh(part(words)), labels) for part in self.parts], -1)


def sample(kind):
    ids = torch.tensor([[LABEL, 5, LABEL, 6, 7, END, 20, 21, 22, 23], [LABEL, 5, LABEL, 6, 7, END, 20, 24, 0, 0]])
    words = torch.tensor([[0] * 6 + [1, 2, 0, 3], [0] * 6 + [1, 2, 0, 0]])
    inputs = {"input_ids": ids, "attention_mask": (ids > 0).long(), "words_mask": words, "text_lengths": torch.tensor([[3], [2]])}
    if kind == "span":
        spans = torch.tensor([[i, i + j] for i in range(3) for j in range(WIDTH)])
        inputs["span_idx"] = spans.expand(2, -1, -1).contiguous()
        inputs["span_mask"] = inputs["span_idx"][..., 1] < inputs["text_lengths"]
    return inputs


def export(directory, name, kind, layers, hidden, positions, family="bert"):
    torch.manual_seed(sum(map(ord, name)))
    vocabulary = json.load(open(f"{directory}/tokenizer.json"))["model"]["vocab"]
    model = Gliner(kind, family, layers, hidden, positions, max(len(vocabulary), END + 1)).eval()
    target = f"{directory}/{name}"
    os.makedirs(target, exist_ok=True)
    inputs = sample(kind)
    axes = {key: {0: "batch", 1: "tokens"} for key in ("input_ids", "attention_mask", "words_mask")} | {"text_lengths": {0: "batch"}}
    axes |= {key: {0: "batch", 1: "spans"} for key in ("span_idx", "span_mask")} if kind == "span" else {}
    axes["logits"] = {0: "batch", 1: "words", 3: "labels"} if kind == "span" else {0: "batch", 1: "words", 2: "labels"}
    torch.onnx.export(model, (inputs,), f"{target}/model.onnx", input_names=list(inputs), output_names=["logits"], dynamic_axes=axes, opset_version=17, dynamo=False)
    config = {"model_name": "random", "max_width": WIDTH, "max_len": 384, "ent_token": "<<ENT>>", "sep_token": "<<SEP>>", "class_token_index": LABEL,
              "span_mode": "markerV0" if kind == "span" else "token_level", "words_splitter_type": "whitespace",
              "encoder_config": {"model_type": family, "max_position_embeddings": positions}}
    json.dump(config, open(f"{target}/gliner_config.json", "w"), indent=1)
    if family != "bert":
        answers(model, kind, target)
    for file in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(f"{directory}/{file}", f"{target}/{file}")


def answers(model, kind, target):
    """What PyTorch answers for rows of random tokens, each alone."""
    rows = []
    for count in (1, 3, 11, 40):
        ids = [LABEL, 5, LABEL, 6, 7, LABEL, 8, END]
        first = []
        for word in range(count):
            first.append(len(ids))
            ids += torch.randint(10, 2000, (1 + word % 3,)).tolist()
        words = torch.zeros(1, len(ids), dtype=torch.long)
        words[0, first] = torch.arange(1, count + 1)
        inputs = {"input_ids": torch.tensor([ids]), "attention_mask": torch.ones(1, len(ids), dtype=torch.long), "words_mask": words, "text_lengths": torch.tensor([[count]])}
        if kind == "span":
            inputs["span_idx"] = torch.tensor([[[i, i + j] for i in range(count) for j in range(WIDTH)]])
            inputs["span_mask"] = inputs["span_idx"][..., 1] < count
        with torch.no_grad():
            logits = model(**inputs).flatten().tolist()
        rows.append({"ids": ids, "firstTokens": first, "labels": 3, "logits": [round(x, 5) for x in logits]})
    json.dump(rows, open(f"{target}/answers.json", "w"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory"), parser.add_argument("--large", action="store_true")
    a = parser.parse_args()
    for kind in ("span", "token"):
        if a.large:
            export(a.directory, f"{kind}-large", kind, 6, 384, 2048)
        else:
            export(a.directory, kind, kind, 2, 16, 1024)
            export(a.directory, f"{kind}-words", kind, 0, 16, 1024)
    if not a.large:
        export(a.directory, "span-deberta-v2", "span", 2, 16, 1024, "deberta-v2")
        export(a.directory, "token-modernbert", "token", 2, 16, 1024, "modernbert")
