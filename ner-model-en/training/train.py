"""Fine-tunes the encoder on CoNLL-2003, EWT and BTC together. Checkpoints hold everything: the same command resumes."""
import argparse
import os
import time

import torch

from corpus import batches, encoded, read, seeded, varied
from network import loss, network, tensors
from score import scores
from vocabulary import base_pieces, lifted, tokenizer


def arguments():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--onnx", required=True), ap.add_argument("--tokenizer", required=True)
    ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--start", help="a checkpoint whose network a new run begins with, instead of the base encoder's")
    ap.add_argument("--layers", type=int, default=12), ap.add_argument("--steps", type=int, required=True)
    ap.add_argument("--lr", type=float, default=1e-4), ap.add_argument("--fast-lr", type=float, default=1e-3, help="of the classifier and the case vectors")
    ap.add_argument("--warm-up", type=float, default=0.06), ap.add_argument("--batch-tokens", type=int, default=768)
    ap.add_argument("--share", nargs="+", default=["conll2003:1", "ewt:0.6", "btc:0.8"], help="how much of each corpus one epoch takes")
    ap.add_argument("--windows", type=float, default=0.2, help="how often a text is a window of neighbouring sentences")
    ap.add_argument("--running", type=float, default=0.25, help="how often a sentence is written as running text")
    ap.add_argument("--lower", type=float, default=0.06), ap.add_argument("--upper", type=float, default=0.04)
    ap.add_argument("--check-every", type=int, default=600), ap.add_argument("--save-every", type=int, default=200)
    ap.add_argument("--threads", type=int, default=2), ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--freeze-words", action="store_true", help="leave the base pieces' embeddings as they are")
    ap.add_argument("--mark", help="ignored; a name to find the process by")
    return ap.parse_args()


def optimiser(model, lr, fast_lr):
    slow, plain, fast = [], [], []
    for name, p in model.named_parameters():
        if p.requires_grad:
            (fast if "delta" in name or "classifier" in name else slow if p.ndim > 1 and "embeddings" not in name else plain).append(p)
    groups = ((slow, lr, 0.01), (plain, lr, 0.0), (fast, fast_lr, 0.0))
    return torch.optim.AdamW([{"params": p, "lr": r, "top": r, "weight_decay": d} for p, r, d in groups], fused=True)


class Training:
    """The network, its optimiser and how far they have come; `progress` goes from 0 to 1 and sets the learning rate."""

    PLACE = ("step", "epoch", "at", "p", "seconds", "seen")

    def __init__(self, a, model):
        self.a, self.model, self.opt = a, model, optimiser(model, a.lr, a.fast_lr)
        self.step = self.epoch = self.at = self.seen = 0
        self.p = self.seconds = 0.0
        self.path = f"{a.out}/checkpoint.pt"

    def load(self):
        if os.path.exists(self.path):
            saved = torch.load(self.path, weights_only=False)
            self.model.load_state_dict(saved["model"]), self.opt.load_state_dict(saved["opt"]), torch.set_rng_state(saved["rng"])
            for name in self.PLACE:
                setattr(self, name, saved[name])

    def save(self):
        state = {"model": self.model.state_dict(), "opt": self.opt.state_dict(), "rng": torch.get_rng_state()}
        torch.save(state | {name: getattr(self, name) for name in self.PLACE}, self.path + ".new")
        os.replace(self.path + ".new", self.path)

    def total(self):
        """The steps asked for, or those in the file `steps`, which can be changed to end sooner or later than planned."""
        path = f"{self.a.out}/steps"
        return max(self.step + 1, int(open(path).read())) if os.path.exists(path) else self.a.steps

    def learn(self, batch, total):
        begun = time.process_time()
        factor = min(self.p / self.a.warm_up, (1 - self.p) / (1 - self.a.warm_up))
        for g in self.opt.param_groups:
            g["lr"] = g["top"] * factor
        self.model.train()
        ids, mask, labels, open_misc = tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.model(input_ids=ids, attention_mask=None if bool(mask.all()) else mask).logits
        value = loss(logits, labels, open_misc)
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0, foreach=True)
        self.opt.step(), self.opt.zero_grad()
        self.p += (1 - self.p) / (total - self.step)
        self.step, self.at, self.seen = self.step + 1, self.at + 1, self.seen + int(mask.sum())
        self.seconds += time.process_time() - begun
        return value.item()


def epoch_batches(corpora, a, tok, epoch):
    rng = seeded(a.seed, epoch)
    texts = []
    for sentences, share in corpora:
        view = varied(sentences, rng, a.windows, a.running, a.lower, a.upper)
        texts += view * int(share) + view[: int(len(view) * (share % 1))]
    return batches(encoded(texts, tok), a.batch_tokens, rng)


def run(t, corpora, tok):
    a, total, mean = t.a, t.total(), None
    while t.step < total:
        for batch in epoch_batches(corpora, a, tok, t.epoch)[t.at :]:
            value = t.learn(batch, total)
            mean = value if mean is None else mean + 0.02 * (value - mean)
            last = t.step >= total
            if t.step % 50 == 0:
                total = total if last else t.total()
                print(f"step {t.step}/{total} epoch {t.epoch} loss {mean:.4f} {t.seen / t.seconds:.0f} pieces per CPU second {time.strftime('%H:%M:%S')}", flush=True)
            if t.step % a.save_every == 0 or last:
                t.save()
            if t.step % a.check_every == 0 or last:
                figures = scores(t.model, tok, a.data, cased=last)
                print(f"step {t.step} " + " ".join(f"{k} {v:.2f}" for k, v in figures.items()), flush=True)
            if last:
                return
        t.epoch, t.at = t.epoch + 1, 0


def main():
    a = arguments()
    os.makedirs(a.out, exist_ok=True), torch.set_num_threads(a.threads), torch.set_flush_denormal(True), torch.manual_seed(a.seed)
    base = base_pieces(a.tokenizer)
    pieces, source, case = lifted(base)
    tok = tokenizer(pieces, a.out)
    model = network(a.onnx, base, source, case, a.layers)
    model.bert.embeddings.word_embeddings.base.weight.requires_grad_(not a.freeze_words)
    if a.start:
        model.load_state_dict(torch.load(a.start, weights_only=False)["model"])
    training = Training(a, model)
    training.load()
    print(f"{vars(a)} from step {training.step}", flush=True)
    corpora = []
    for item in a.share:
        name, share = item.split(":")
        corpora.append((read(f"{a.data}/{name}-train.jsonl"), float(share)))
    run(training, corpora, tok)


if __name__ == "__main__":
    main()
