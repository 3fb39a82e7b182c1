"""Fine-tunes an encoder of the Hugging Face hub, or of a directory, to a token classifier for docs/export_model.py.

    pip install torch transformers
    python docs/finetune.py BASE train.jsonl my-model

A line of train.jsonl has words and their tags in IOB2: {"words": ["Tim", "Cook", "left", "."], "tags": ["B-PER", "I-PER", "O", "O"]}.
A word's label stands on its first token, where ner4j reads it by default; the other tokens count for nothing.
"""

import argparse
import json
import random

import torch
from transformers import AutoModelForTokenClassification, AutoTokenizer

IGNORED = -100  # what PyTorch's loss leaves out


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="an encoder with a fast tokenizer, such as bert-base-cased")
    parser.add_argument("train", help="JSONL with words and tags")
    parser.add_argument("target", help="the directory to write")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--lr", type=float, default=5e-5)
    parser.add_argument("--batch", type=int, default=16, help="sentences in a step")
    parser.add_argument("--longest", type=int, default=256, help="tokens of a sentence; what is beyond is not learnt")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def read(path):
    sentences = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    for number, sentence in enumerate(sentences, 1):
        if len(sentence["words"]) != len(sentence["tags"]):
            raise SystemExit(f"{path}: expected a tag for each word, but sentence {number} has {len(sentence['words'])} words and {len(sentence['tags'])} tags")
    return sentences


def labels_of(sentences):
    """O first, then B- and I- of each type, also where the data has no I-."""
    types = sorted({tag[2:] for sentence in sentences for tag in sentence["tags"] if tag != "O"})
    return ["O"] + [letter + name for name in types for letter in ("B-", "I-")]


def batch_of(sentences, tokenizer, number_of, longest):
    batch = tokenizer([s["words"] for s in sentences], is_split_into_words=True, truncation=True, max_length=longest, padding=True, return_tensors="pt")
    gold = torch.full(batch["input_ids"].shape, IGNORED)
    for row, sentence in enumerate(sentences):
        before = None
        for column, word in enumerate(batch.word_ids(row)):
            if word is not None and word != before:
                gold[row, column] = number_of[sentence["tags"][word]]
            before = word
    return batch, gold


def main():
    given = arguments()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    sentences = read(given.train)
    labels = labels_of(sentences)
    number_of = {label: number for number, label in enumerate(labels)}
    tokenizer = AutoTokenizer.from_pretrained(given.base)
    model = AutoModelForTokenClassification.from_pretrained(given.base, id2label=dict(enumerate(labels)), label2id=number_of)
    optimizer = torch.optim.AdamW(model.parameters(), lr=given.lr, weight_decay=0.01)
    steps = given.epochs * -(-len(sentences) // given.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, given.lr, total_steps=steps, pct_start=0.1, anneal_strategy="linear")
    model.train()
    for epoch in range(given.epochs):
        random.shuffle(sentences)
        total = 0.0
        for start in range(0, len(sentences), given.batch):
            batch, gold = batch_of(sentences[start : start + given.batch], tokenizer, number_of, given.longest)
            loss = model(**batch, labels=gold).loss
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            total += loss.item() * len(gold)
        print(f"epoch {epoch + 1}: loss {total / len(sentences):.4f}")
    model.eval()
    model.save_pretrained(given.target)
    tokenizer.save_pretrained(given.target)
    print(f"written: {given.target}, with the labels {', '.join(labels)}")


if __name__ == "__main__":
    main()
