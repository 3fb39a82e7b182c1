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
    ap = argparse.ArgumentParser()
    ap.add_argument("--onnx", required=True), ap.add_argument("--tokenizer", required=True)
    ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--layers", type=int, default=12), ap.add_argument("--steps", type=int, required=True)
    ap.add_argument("--lr", type=float, default=1e-4), ap.add_argument("--fast-lr", type=float, default=1e-3, help="of the classifier and the case vectors")
    ap.add_argument("--warm-up", type=float, default=0.06), ap.add_argument("--batch-tokens", type=int, default=768)
    ap.add_argument("--share", nargs="+", default=["conll2003:1", "ewt:0.6", "btc:0.8"], help="how much of each corpus one epoch takes")
    ap.add_argument("--windows", type=float, default=0.2), ap.add_argument("--running", type=float, default=0.25)
    ap.add_argument("--lower", type=float, default=0.06), ap.add_argument("--upper", type=float, default=0.04)
    ap.add_argument("--check-every", type=int, default=600), ap.add_argument("--save-every", type=int, default=200)
    ap.add_argument("--threads", type=int, default=2), ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--freeze-words", action="store_true"), ap.add_argument("--mark", help="ignored; a name to find the process by")
    return ap.parse_args()


def parameter_groups(model, lr, fast_lr):
    slow, plain, fast = [], [], []
    for name, p in model.named_parameters():
        if p.requires_grad:
            (fast if "delta" in name or "classifier" in name else slow if p.ndim > 1 and "embeddings" not in name else plain).append(p)
    return [{"params": slow, "lr": lr, "top": lr, "weight_decay": 0.01}, {"params": plain, "lr": lr, "top": lr, "weight_decay": 0.0},
            {"params": fast, "lr": fast_lr, "top": fast_lr, "weight_decay": 0.0}]


def epoch_batches(corpora, a, tok, epoch):
    rng = seeded(a.seed, epoch)
    texts = []
    for sentences, share in corpora:
        view = varied(sentences, rng, a.windows, a.running, a.lower, a.upper)
        texts += view * int(share) + view[: int(len(view) * (share % 1))]
    return batches(encoded(texts, tok), a.batch_tokens, rng)


def factor(p, warm_up):
    return min(p / warm_up, (1 - p) / (1 - warm_up))


def main():
    a = arguments()
    torch.set_flush_denormal(True), os.makedirs(a.out, exist_ok=True), torch.set_num_threads(a.threads), torch.manual_seed(a.seed)
    base = base_pieces(a.tokenizer)
    pieces, source, case = lifted(base)
    tok = tokenizer(pieces, a.out)
    model = network(a.onnx, base, source, case, a.layers)
    if a.freeze_words:
        model.bert.embeddings.word_embeddings.base.weight.requires_grad_(False)
    opt = torch.optim.AdamW(parameter_groups(model, a.lr, a.fast_lr), fused=True)
    corpora = []
    for item in a.share:
        name, share = item.split(":")
        corpora.append((read(f"{a.data}/{name}-train.jsonl"), float(share)))
    step = epoch = at = seen = 0
    p = seconds = 0.0
    path = f"{a.out}/checkpoint.pt"
    if os.path.exists(path):
        c = torch.load(path, weights_only=False)
        model.load_state_dict(c["model"]), opt.load_state_dict(c["opt"]), torch.set_rng_state(c["rng"])
        step, epoch, at, p, seconds, seen = (c[k] for k in ("step", "epoch", "at", "p", "seconds", "seen"))
    print(f"{vars(a)} from step {step}", flush=True)
    total, mean = a.steps, 0.0
    while step < total:
        groups = epoch_batches(corpora, a, tok, epoch)
        for batch in groups[at:]:
            t0 = time.process_time()
            for g in opt.param_groups:
                g["lr"] = g["top"] * factor(p, a.warm_up)
            model.train()
            ids, mask, labels, open_misc = tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(input_ids=ids, attention_mask=None if bool(mask.all()) else mask).logits
            value = loss(logits, labels, open_misc)
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0, foreach=True)
            opt.step(), opt.zero_grad()
            p += (1 - p) / (total - step)
            step, at, seconds, seen = step + 1, at + 1, seconds + time.process_time() - t0, seen + int(mask.sum())
            mean += 0.02 * (value.item() - mean) if mean else value.item()
            if step % 50 == 0:
                if os.path.exists(f"{a.out}/steps"):  # a new total, to end sooner or later than planned
                    total = max(step + 1, int(open(f"{a.out}/steps").read()))
                print(f"step {step}/{total} epoch {epoch} loss {mean:.4f} {seen / seconds if seconds else 0:.0f} pieces per CPU second {time.strftime('%H:%M:%S')}", flush=True)
            if step % a.save_every == 0 or step >= total:
                torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "rng": torch.get_rng_state(), "step": step, "epoch": epoch, "at": at, "p": p,
                            "seconds": seconds, "seen": seen}, path + ".new")
                os.replace(path + ".new", path)
            if step % a.check_every == 0 or step >= total:
                figures = scores(model, tok, a.data, cased=step >= total)
                print(f"step {step} " + " ".join(f"{k} {v:.2f}" for k, v in figures.items()), flush=True)
            if step >= total:
                break
        else:
            epoch, at = epoch + 1, 0


if __name__ == "__main__":
    main()
