"""Trains the small sibling: a network of a few narrow layers learns to answer as the trained one does (Hinton et al., 2015), and to see a text as it does.

python distil.py --teacher average/checkpoint.pt --tokenizer BASE-tokenizer.json --data DATA --out fast --layers 0 5 11 --inner 768 --steps 8000 \\
  --name-lists names.json --names 0.5 --registers 0.15 --lr 5e-4 --freeze-words"""
import os

import torch
from torch.nn import functional

from corpus import batches, encoded, seeded
from network import loss, network, restored, tensors
from train import Texts, Training, options, run
from vocabulary import base_pieces, lifted, tokenizer

SOFTER = 1.5  # divides the logits that are compared
SAMPLE = 800  # texts that tell which inner channels matter


def arguments():
    ap = options(__doc__.partition("\n")[0])
    ap.add_argument("--tokenizer", required=True), ap.add_argument("--teacher", required=True, help="a checkpoint"), ap.add_argument("--start", help="a checkpoint of a student that a new run begins with")
    ap.add_argument("--from", dest="origin", help="a checkpoint whose layers a new student begins with, instead of the teacher's")
    ap.add_argument("--layers", nargs="+", type=int, default=[0, 5, 11], help="the layers that the student begins with")
    ap.add_argument("--inner", type=int, default=768, help="inner channels of a layer; those that matter most are kept")
    ap.add_argument("--heads", type=int, default=12, help="of each layer's attention; fewer are quicker")
    ap.add_argument("--width", type=int, default=384, help="channels of each layer's attention; the heads that matter most are kept")
    ap.add_argument("--gold", type=float, default=0.3, help="the share of the labels themselves in what is learnt"), ap.add_argument("--sight", type=float, default=0.5, help="of the last layer's output, falling to zero")
    ap.add_argument("--passes", type=int, default=3, help="how often the texts of an epoch are read with one answer of the teacher")
    return ap.parse_args()


class Teacher:
    """Keeps its answers to the texts of an epoch."""

    def __init__(self, model):
        self.model, self.answers = model.eval(), {}

    def forget(self):
        self.answers.clear()

    def __call__(self, batch):
        """(logits, last layer's output) of the batch, padded."""
        if any(id(e) not in self.answers for e in batch):
            ids, mask, _, _ = tensors(batch)
            with torch.no_grad():
                seen = self.model.bert(input_ids=ids, attention_mask=mask).last_hidden_state
                logits = self.model.classifier(seen)
            for r, e in enumerate(batch):
                n = len(e.ids)
                self.answers[id(e)] = logits[r, :n].half(), seen[r, :n].half()
        return tuple(torch.nn.utils.rnn.pad_sequence([self.answers[id(e)][i].float() for e in batch], batch_first=True) for i in (0, 1))


class Distillation(Training):
    def __init__(self, a, model, teacher):
        super().__init__(a, model)
        self.teacher = teacher

    def loss(self, batch):
        ids, mask, labels, open_misc = tensors(batch)
        wanted, sight = self.teacher(batch)
        seen = self.model.bert(input_ids=ids, attention_mask=None if bool(mask.all()) else mask).last_hidden_state
        logits, kept, asked = self.model.classifier(self.model.dropout(seen)), mask.bool(), labels >= 0
        soft = functional.kl_div(functional.log_softmax(logits[asked] / SOFTER, -1), functional.log_softmax(wanted[asked] / SOFTER, -1), log_target=True, reduction="batchmean")
        alike = functional.mse_loss(seen[kept], sight[kept])
        return (1 - self.a.gold) * SOFTER**2 * soft + self.a.gold * loss(logits, labels, open_misc) + self.a.sight * (1 - self.p) * alike


def seen_by(model, module, sample, inputs=False):
    """How large each channel of what a module makes, or takes, is over some texts."""
    used = []
    hook = module.register_forward_hook(lambda module, given, out: used.append((given[0] if inputs else out).abs().flatten(0, -2).mean(0)))
    with torch.no_grad():
        for batch in sample:
            ids, mask, _, _ = tensors(batch)
            model.bert(input_ids=ids, attention_mask=mask)
    hook.remove()
    return sum(used)


def most_used(model, layer, count, sample):
    """The inner channels of a larger network's layer that move its output most, over some texts."""
    return (seen_by(model, layer.intermediate, sample) * layer.output.dense.weight.norm(dim=0)).topk(count).indices.sort().values


def attended(model, attention, width, sample):
    """The channels of the heads that move the output of a larger network's attention most, `width` in all."""
    dense, size = attention.output.dense, attention.self.attention_head_size
    moved = (seen_by(model, dense, sample, inputs=True) * dense.weight.norm(dim=0)).view(-1, size).sum(1)
    return torch.cat([torch.arange(head * size, (head + 1) * size) for head in sorted(moved.topk(width // size).indices.tolist())])


def begun(large, student, layers, sample):
    """Gives the student a larger network's embeddings, some of its layers and its classifier."""
    weights, old = student.state_dict(), large.state_dict()
    for name in weights:
        if ".layer." not in name:
            weights[name] = old[name]
    for new, index in enumerate(layers):
        layer, prefix = large.bert.encoder.layer[index], f"bert.encoder.layer.{new}."
        inner = most_used(large, layer, student.config.intermediate_size, sample)
        heads = attended(large, layer.attention, student.bert.encoder.layer[new].attention.self.all_head_size, sample)
        for name in [n for n in weights if n.startswith(prefix)]:
            part = name.removeprefix(prefix)
            value = old[f"bert.encoder.layer.{index}.{part}"]
            if ".intermediate." in name:
                value = value[inner]
            elif part.startswith("attention.self."):
                value = value[heads]
            elif part in ("output.dense.weight", "attention.output.dense.weight"):
                value = value[:, heads if "attention" in part else inner]
            weights[name] = value
    student.load_state_dict(weights)


def main():
    a = arguments()
    os.makedirs(a.out, exist_ok=True), torch.set_num_threads(a.threads), torch.set_flush_denormal(True), torch.manual_seed(a.seed)
    big, pieces = restored(a.teacher, a.tokenizer)
    tok, (_, source, case) = tokenizer(pieces, a.out), lifted(base_pieces(a.tokenizer))
    student = network(None, base_pieces(a.tokenizer), source, case, len(a.layers), a.inner, heads=a.heads, width=a.width)
    student.bert.embeddings.word_embeddings.base.weight.requires_grad_(not a.freeze_words)
    texts, teacher, view = Texts(a), Teacher(big), {}
    if a.start:
        student.load_state_dict(torch.load(a.start, weights_only=False, map_location="cpu")["model"])
    else:
        begun(restored(a.origin, a.tokenizer)[0] if a.origin else big, student, a.layers, batches(encoded(texts.epoch(0)[:SAMPLE], tok), a.batch_tokens))
    training = Distillation(a, student, teacher)
    training.load()

    def epoch_batches(number):
        if view.get("number") != number // a.passes:
            teacher.forget()
            view.update(number=number // a.passes, examples=encoded(texts.epoch(number // a.passes), tok))
        return batches(view["examples"], a.batch_tokens, seeded(a.seed, number))

    print(f"{vars(a)} from step {training.step}", flush=True)
    run(training, epoch_batches, tok)


if __name__ == "__main__":
    main()
