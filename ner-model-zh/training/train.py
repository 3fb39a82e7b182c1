"""Fine-tunes the encoder on all Chinese sets together. Checkpoints hold everything: the same command resumes."""
import argparse
import os
import random
import signal
import time

import torch

import lexicon
import precision
import teacher
from clock import seconds_until
from corpus import batches, encoded
from labels import IGNORED
from network import loss, network, tensors
from opinions import Teacher, distance
from score import scores
from views import Views
from vocabulary_zh import pieces
import vocabulary


def arguments():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--onnx"), ap.add_argument("--tokenizer")
    ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--start", help="a checkpoint whose network a new run begins with, instead of the base encoder's")
    ap.add_argument("--bundle", help="the unpacked multilingual BERT: trains a teacher instead"), ap.add_argument("--layers", type=int, default=12, help="of the teacher")
    ap.add_argument("--teacher", help="a teacher's checkpoint; give --bundle too"), ap.add_argument("--trust", type=float, default=0.7, help="the teacher's share of the loss")
    ap.add_argument("--passes", type=int, default=1, help="how often the texts of an epoch are read; the teacher answers once")
    ap.add_argument("--lexicon", help="what lexicon.py writes: the network then also sees words")
    ap.add_argument("--steps", type=int, required=True)
    ap.add_argument("--lr", type=float, default=2.5e-4, help="of the last block; each block before it has --decay times that of the next")
    ap.add_argument("--decay", type=float, default=0.85), ap.add_argument("--fast-lr", type=float, default=2e-3, help="of the classifier, case vectors and new pieces")
    ap.add_argument("--warm-up", type=float, default=0.05), ap.add_argument("--batch-tokens", type=int, default=768)
    ap.add_argument("--share", nargs="+", default=["msra:1.5", "people:1.5", "gsd:1.5", "cluener:1", "weibo:2", "resume:1"], help="how often an epoch takes each set")
    ap.add_argument("--check-minutes", type=float, default=20), ap.add_argument("--save-minutes", type=float, default=8)
    ap.add_argument("--check-texts", type=int, default=250)
    ap.add_argument("--hide", type=float, default=0.0, help="share of pieces that are read as [MASK], so that names are told by what stands around them")
    ap.add_argument("--change", type=float, default=1.0, help="share of texts that are changed (names, script, widths, marks); 0 shows all as they are")
    ap.add_argument("--names", help="what names_zh.py writes: names from open lists"), ap.add_argument("--swap", type=float, default=0.25, help="share of texts that get other names")
    ap.add_argument("--words", help="jieba's word list, for --reword"), ap.add_argument("--reword", type=float, default=0.0, help="share of texts that get other words")
    ap.add_argument("--latin-names", help="the English recipe's names.json: names in Latin letters, for other names and --mixed")
    ap.add_argument("--mixed", type=float, default=0.0, help="how many texts with names in Latin letters an epoch has besides, as a share of the rest")
    ap.add_argument("--traditional", type=float, default=0.25, help="share of an epoch in traditional script")
    ap.add_argument("--precision", choices=("auto", "fp32", "bf16"), default="auto", help="of the products; auto is bf16 where the processor has it")
    ap.add_argument("--device", default="cpu"), ap.add_argument("--threads", type=int, default=2), ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    if a.teacher and not a.bundle:
        ap.error("--teacher needs --bundle, the base that it was trained from")
    if a.mixed and not a.latin_names:
        ap.error("--mixed needs --latin-names, which names.py of the English recipe writes")
    if a.reword and not (a.words and a.teacher):
        ap.error("--reword needs --words, a word list, and --teacher, which labels the new sentences")
    return a


def optimiser(model, a):
    groups = {}
    layers = len(model.bert.encoder.layer)
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        depth = int(name.split(".layer.")[1].split(".")[0]) if ".layer." in name else -1
        fast = any(part in name for part in ("delta", "classifier", "fresh", "words"))
        rate = a.fast_lr if fast else a.lr * a.decay ** (layers - 1 - depth)
        groups.setdefault((rate, 0.01 if p.ndim > 1 and not fast else 0.0), []).append(p)
    return torch.optim.AdamW([{"params": p, "lr": r, "top": r, "weight_decay": d} for (r, d), p in groups.items()], fused=True, betas=(0.9, 0.98))


class Training:
    """The network, its optimiser and how far they have come; `progress` goes from 0 to 1 and sets the learning rate."""

    PLACE = ("step", "epoch", "at", "progress", "seconds", "seen")

    def __init__(self, a, model, hidden, teacher=None):
        self.a, self.model, self.opt, self.hidden, self.teacher = a, model, optimiser(model, a), hidden, teacher
        self.step = self.epoch = self.at = self.seen = 0
        self.progress = self.seconds = 0.0
        self.path = f"{a.out}/checkpoint.pt"
        self.recent = []

    def load(self):
        if os.path.exists(self.path):
            saved = torch.load(self.path, weights_only=False, map_location=self.a.device)
            self.model.load_state_dict(saved["model"]), self.opt.load_state_dict(saved["opt"]), torch.set_rng_state(saved["rng"].cpu())
            for name in self.PLACE:
                setattr(self, name, saved[name])

    def save(self):
        state = {"model": self.model.state_dict(), "opt": self.opt.state_dict(), "rng": torch.get_rng_state()}
        torch.save(state | {name: getattr(self, name) for name in self.PLACE}, self.path + ".new")
        os.replace(self.path + ".new", self.path)

    def total(self):
        """The steps asked for, or those in the file `steps`, or as many as can be done by the time of day in the file `until`; both can be changed under way."""
        until, steps = f"{self.a.out}/until", f"{self.a.out}/steps"
        if os.path.exists(until) and len(self.recent) > 5:
            pace = (self.recent[-1] - self.recent[0]) / (len(self.recent) - 1)
            return self.step + max(1, int(seconds_until(open(until).read()) / pace))
        return max(self.step + 1, int(open(steps).read())) if os.path.exists(steps) else max(self.step + 1, self.a.steps)

    def learn(self, batch, total):
        begun = time.process_time()
        factor = min(self.progress / self.a.warm_up, (1 - self.progress) / (1 - self.a.warm_up))
        for g in self.opt.param_groups:
            g["lr"] = g["top"] * factor
        self.model.train()
        ids, mask, labels, may_be = (x.to(self.a.device) for x in tensors(batch))
        if self.a.lexicon:
            self.model.bert.embeddings.words.unhidden = ids
        ids = torch.where((labels != IGNORED) & (torch.rand(ids.shape, device=ids.device) < self.a.hide), self.hidden, ids)
        with precision.products(self.a.precision, self.a.device):
            logits = self.model(input_ids=ids, attention_mask=None if bool(mask.all()) else mask).logits.float()
        value = loss(logits, labels, may_be)
        if self.teacher:
            value = (1 - self.a.trust) * value + self.a.trust * distance(logits, *self.teacher.opinion(batch))
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0, foreach=True)
        self.opt.step(), self.opt.zero_grad()
        self.progress += (1 - self.progress) / (total - self.step)
        self.step, self.at, self.seen = self.step + 1, self.at + 1, self.seen + int(mask.sum())
        self.seconds += time.process_time() - begun
        self.recent = self.recent[-300:] + [time.time()]
        return value.item()


def report(t, tok, first):
    figures = scores(t.model, tok, t.a.data, first=first)
    print(f"step {t.step} seen {t.seen} first {first} " + " ".join(f"{k} {v:.2f}" for k, v in figures.items()), flush=True)


def run(t, views, tok):
    a, total, mean, saved, checked, stop = t.a, t.total(), None, time.time(), time.time(), []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
    view, examples = None, []
    while True:
        if view != t.epoch // a.passes:
            view = t.epoch // a.passes
            texts = views.epoch(a.seed, view)
            examples = encoded(texts, tok)
            if t.teacher:
                t.teacher.read(texts, examples)
        for batch in batches(examples, a.batch_tokens, random.Random(a.seed * 1000 + t.epoch))[t.at :]:
            value = t.learn(batch, total)
            mean = value if mean is None else mean + 0.02 * (value - mean)
            last = t.step >= total
            if t.step % 10 == 0 and not last:
                total = t.total()
            if t.step % 50 == 0:
                print(f"step {t.step}/{total} epoch {t.epoch} loss {mean:.4f} seen {t.seen} {t.seen / t.seconds:.0f} pieces per CPU second {time.strftime('%H:%M:%S')}", flush=True)
            if last or stop or time.time() - saved > 60 * a.save_minutes:
                t.save()
                saved = time.time()
                if stop and not last:
                    return print(f"step {t.step} stopped", flush=True)
            if not last and time.time() - checked > 60 * a.check_minutes:
                report(t, tok, a.check_texts)
                checked = time.time()
            if last:
                return report(t, tok, None)
        t.epoch, t.at = t.epoch + 1, 0


def student(a):
    out, source, case, base = pieces(a.tokenizer)
    fresh = len(base) - len(vocabulary.base_pieces(a.tokenizer))
    model = network(a.onnx, base, source, case, fresh, lexicon.read(a.lexicon) if a.lexicon else None)
    model.bert.embeddings.word_embeddings.old.requires_grad_(False)
    return model, vocabulary.tokenizer(out, a.out)


def called(a):
    """The teacher that a training is told of, if there is one."""
    if not a.teacher:
        return None
    return Teacher(teacher.restored(a.bundle, a.teacher), teacher.tokenizer(a.bundle, os.path.dirname(a.teacher)), a.device, a.precision)


def main():
    a = arguments()
    os.makedirs(a.out, exist_ok=True), torch.set_num_threads(a.threads), torch.set_flush_denormal(True), torch.manual_seed(a.seed)
    model, tok = student(a) if a.teacher or not a.bundle else (teacher.network(a.bundle, a.layers), teacher.tokenizer(a.bundle, a.out))
    if a.start:
        new, unknown = model.load_state_dict(torch.load(a.start, weights_only=False, map_location="cpu")["model"], strict=False)
        if unknown or any(".words." not in name for name in new):
            raise SystemExit(f"expected a checkpoint of this network, found another one's in {a.start}: it has {unknown} and lacks {new}")
    training = Training(a, model.to(a.device), tok.mask_token_id, called(a))
    training.load()
    print(f"{vars(a)} from step {training.step}", flush=True)
    run(training, Views(a.data, {item.split(":")[0]: float(item.split(":")[1]) for item in a.share}, a.change, a.swap, a.names, a.traditional, a.words, a.reword, a.latin_names, a.mixed), tok)


if __name__ == "__main__":
    main()
