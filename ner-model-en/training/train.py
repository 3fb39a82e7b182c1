"""Fine-tunes the encoder on all English sets together. Checkpoints hold everything: the same command resumes."""
import argparse
import os
import signal
import time

import torch

import large
import other_words
import precision
import teachers
from clock import seconds_until
from corpus import batches, encoded, read, seeded, varied
from network import loss, network, restored, tensors
from opinions import distance
from registers import Registers
from score import scores
from views import Names
from vocabulary import base_pieces, lifted, tokenizer

DRAWN = 0.2  # of the words of a text that gets others


def options(description):
    """What every training needs to be told."""
    ap = argparse.ArgumentParser(description=description)
    ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--steps", type=int, required=True)
    ap.add_argument("--lr", type=float, default=1e-4), ap.add_argument("--fast-lr", type=float, default=1e-3, help="of the classifier and the case vectors")
    ap.add_argument("--warm-up", type=float, default=0.06), ap.add_argument("--batch-tokens", type=int, default=768)
    ap.add_argument("--share", nargs="+", default=["conll2003:1", "ewt:0.8", "btc:0.8", "wnut17:1", "crossner:2"], help="how much of each corpus one epoch takes")
    ap.add_argument("--empty", type=float, default=1.0, help="share of the sentences without names that an epoch takes")
    ap.add_argument("--windows", type=float, default=0.2, help="how often a text is a window of neighbouring sentences")
    ap.add_argument("--running", type=float, default=0.25, help="how often a sentence is written as running text")
    ap.add_argument("--name-lists", help="what names.py writes: names from everywhere, for --names and --registers")
    ap.add_argument("--names", type=float, default=0.35, help="how often a sentence gets other names")
    ap.add_argument("--registers", type=float, default=0.08, help="how many texts of other registers and layouts an epoch has besides, as a share of the rest")
    ap.add_argument("--lower", type=float, default=0.06), ap.add_argument("--upper", type=float, default=0.04)
    ap.add_argument("--check-minutes", type=float, default=30), ap.add_argument("--save-minutes", type=float, default=8)
    ap.add_argument("--check-texts", type=int, default=250, help="of each development set, for the checks under way")
    ap.add_argument("--precision", choices=("auto", "fp32", "bf16"), default="auto", help="of the products; auto is bf16 where the processor has it")
    ap.add_argument("--device", default="cpu", help="or cuda"), ap.add_argument("--threads", type=int, default=2), ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--freeze-words", action="store_true", help="leave the base pieces' embeddings as they are")
    return ap


def arguments():
    ap = options(__doc__)
    ap.add_argument("--tokenizer", help="of the base; a large BERT has its own")
    ap.add_argument("--onnx"), ap.add_argument("--layers", type=int, default=12)
    ap.add_argument("--large", help="the unpacked large BERT: trains it, to be a teacher, instead of the base encoder")
    ap.add_argument("--teacher", nargs="+", metavar="CHECKPOINT[:SHARE]", help="trained networks whose answers are learnt; for one of the large BERT give --large too")
    ap.add_argument("--trust", type=float, default=0.8, help="the teachers' share of the loss")
    ap.add_argument("--other-words", type=float, default=0.0, help="share of texts some of whose words the large BERT draws anew; their labels are the teachers'")
    ap.add_argument("--passes", type=int, default=1, help="how often the texts of an epoch are read; the teachers answer once")
    ap.add_argument("--start", help="a checkpoint whose network a new run begins with, instead of the base's")
    a = ap.parse_args()
    if not a.tokenizer and (a.teacher or not a.large):
        ap.error("expected --tokenizer, found none; only the large BERT has its own")
    if not (a.onnx or a.start or a.large and not a.teacher):
        ap.error("expected what a run begins with, found none; give --onnx, --start, or --large to train a teacher")
    if a.other_words and not (a.large and a.teacher):
        ap.error("--other-words needs --large, whose language model draws the words, and --teacher, which labels them")
    return a


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

    def __init__(self, a, model, teacher=None):
        self.a, self.model, self.opt, self.teacher = a, model, optimiser(model, a.lr, a.fast_lr), teacher
        self.step = self.epoch = self.at = self.seen = 0
        self.p = self.seconds = 0.0
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
        state["heads"] = self.model.config.num_attention_heads
        torch.save(state | {name: getattr(self, name) for name in self.PLACE}, self.path + ".new")
        os.replace(self.path + ".new", self.path)

    def total(self):
        """The steps asked for, or those in the file `steps`, or as many as can be done by the time of day in the file `until`; both can be changed under way."""
        until, steps = f"{self.a.out}/until", f"{self.a.out}/steps"
        if os.path.exists(until) and len(self.recent) > 5:
            pace = (self.recent[-1] - self.recent[0]) / (len(self.recent) - 1)
            return self.step + max(1, int(seconds_until(open(until).read()) / pace))
        return max(self.step + 1, int(open(steps).read()) if os.path.exists(steps) else self.a.steps)

    def loss(self, batch):
        ids, mask, labels, open_misc = (x.to(self.a.device) for x in tensors(batch))
        with precision.products(self.a.precision, self.a.device):
            logits = self.model(input_ids=ids, attention_mask=None if bool(mask.all()) else mask).logits
        value = loss(logits, labels, open_misc)
        return (1 - self.a.trust) * value + self.a.trust * distance(logits, *self.teacher.opinion(batch)) if self.teacher else value

    def learn(self, batch, total):
        begun = time.process_time()
        factor = min(self.p / self.a.warm_up, (1 - self.p) / (1 - self.a.warm_up))
        for g in self.opt.param_groups:
            g["lr"] = g["top"] * factor
        self.model.train()
        value = self.loss(batch)
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0, foreach=True)
        self.opt.step(), self.opt.zero_grad()
        self.p += (1 - self.p) / (total - self.step)
        self.step, self.at, self.seen = self.step + 1, self.at + 1, self.seen + sum(len(e.ids) for e in batch)
        self.seconds += time.process_time() - begun
        self.recent = self.recent[-300:] + [time.time()]
        return value.item()


class Texts:
    """What an epoch reads. The number of the epoch alone decides, so a run that is resumed sees the same."""

    def __init__(self, a):
        self.a, self.corpora = a, []
        for item in a.share:
            name, share = item.split(":")
            self.corpora.append((read(f"{a.data}/{name}-train.jsonl"), float(share)))
        self.names = Names(a.name_lists, a.data) if a.name_lists else None

    def epoch(self, number):
        a, rng, texts = self.a, seeded(self.a.seed, number), []
        for sentences, share in self.corpora:
            for part in [1.0] * int(share) + [share % 1]:
                view = varied(self.seen(sentences, rng), rng, a.windows, a.running, a.lower, a.upper)
                texts += view[: int(len(view) * part)]
        if self.names:
            registers = Registers(self.names)
            texts += [registers.one(rng) for _ in range(int(len(texts) * a.registers))]
        return texts

    def seen(self, sentences, rng):
        kept = [t for t in sentences if rng.random() < self.a.empty or any(tag != "O" for _, _, tag in t.words)]
        return [self.names.swapped(t, rng) if self.names and rng.random() < self.a.names else t for t in kept]


class Batches:
    """The batches of an epoch by its number; `passes` epochs read the same texts, to which the teacher answers once."""

    def __init__(self, texts, tok, teacher=None):
        self.texts, self.tok, self.passes, self.teacher, self.share = texts, tok, texts.a.passes, teacher, texts.a.other_words
        self.other = other_words.OtherWords(texts.a.large, DRAWN, texts.a.precision) if self.share else None
        self.view, self.examples = None, []

    def read(self, number):
        texts, rng = self.texts.epoch(number), seeded(self.texts.a.seed + 500, number)
        if not self.other:
            return texts
        rng.shuffle(texts)
        count = int(len(texts) * self.share)
        return self.other.replaced(texts[:count], rng) + texts[count:]

    def __call__(self, number):
        if self.view != number // self.passes:
            self.view = number // self.passes
            view = self.read(self.view)
            self.examples = encoded(view, self.tok)
            if self.teacher:
                self.teacher.read(view, self.examples)
        return batches(self.examples, self.texts.a.batch_tokens, seeded(self.texts.a.seed, number))


def report(t, tok, first):
    figures = scores(t.model, tok, t.a.data, cased=first is None, first=first, asked=t.a.precision)
    print(f"step {t.step} seen {t.seen} first {first} " + " ".join(f"{k} {v:.2f}" for k, v in figures.items()), flush=True)


def run(t, epoch_batches, tok):
    """Trains until the last step; `epoch_batches` gives the batches of an epoch by its number."""
    a, total, mean, saved, checked, stop = t.a, t.total(), None, time.time(), time.time(), []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
    while True:
        for batch in epoch_batches(t.epoch)[t.at :]:
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


def begun(a):
    """A network to train, and its tokenizer."""
    if a.large and not a.teacher:
        model = large.network(a.large)
        if a.start:
            model.load_state_dict(torch.load(a.start, weights_only=False, map_location="cpu")["model"])
        return model, large.tokenizer(a.large)
    base = base_pieces(a.tokenizer)
    pieces, source, case = lifted(base)
    model = restored(a.start, a.tokenizer)[0] if a.start else network(a.onnx, base, source, case, a.layers)
    model.bert.embeddings.word_embeddings.base.weight.requires_grad_(not a.freeze_words)
    return model, tokenizer(pieces, a.out)


def main():
    a = arguments()
    os.makedirs(a.out, exist_ok=True), torch.set_num_threads(a.threads), torch.set_flush_denormal(True), torch.manual_seed(a.seed)
    model, tok = begun(a)
    teacher = teachers.called(a) if a.teacher else None
    training = Training(a, model.to(a.device), teacher)
    training.load()
    print(f"{vars(a)} from step {training.step}", flush=True)
    run(training, Batches(Texts(a), tok, teacher), tok)


if __name__ == "__main__":
    main()
