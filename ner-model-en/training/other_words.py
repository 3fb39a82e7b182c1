"""Other words in a sentence: some are hidden, and the large BERT's own language model draws what could stand there. A teacher then tells what the new sentence holds, which lets a student
learn of words and names that no training text has (Jiao et al., 2020, replace words likewise)."""
from dataclasses import replace

import torch
from transformers import BertForMaskedLM

import large
import precision
from corpus import batches
from tensorflow_bert import filled, settings

OTHER, LOWER, CAPITALISED, UPPER = range(4)
POOL = 768  # pieces of a batch


def shape(word):
    """A drawn word has the shape of the word that it replaces."""
    if not word.isalpha():
        return OTHER
    return LOWER if word.islower() else UPPER if word.isupper() and len(word) > 1 else CAPITALISED if word.istitle() else OTHER


class OtherWords:
    def __init__(self, saved, share, asked="auto"):
        """`share` of the words that are one piece are drawn anew."""
        self.pieces, self.tok, self.share, self.asked = large.pieces(saved), large.tokenizer(saved), share, asked
        self.model = filled(BertForMaskedLM(settings(len(self.pieces))), saved, list(range(len(self.pieces)))).eval()
        shapes = torch.tensor([shape(p) for p in self.pieces])
        self.closed = torch.stack([torch.where(shapes == kind, 0.0, -torch.inf) for kind in range(4)])

    def replaced(self, texts, rng):
        """The texts with other words where any can be drawn; tags stay, and may be wrong now."""
        coded = self.tok([t.text for t in texts], truncation=True, max_length=256, return_offsets_mapping=True)
        drawn = [{} for _ in texts]  # by text: a word's start, and what stands there now
        rows = [Row(r, ids, offsets, self.chosen(t, ids, offsets, rng)) for r, (t, ids, offsets) in enumerate(zip(texts, coded["input_ids"], coded["offset_mapping"]))]
        for batch in batches([row for row in rows if row.at], POOL):
            for row, words in zip(batch, self.drawn(batch, texts)):
                drawn[row.number] = {row.offsets[i][0]: word for i, word in zip(row.at, words)}
        return [with_words(t, words) if words else t for t, words in zip(texts, drawn)]

    def chosen(self, t, ids, offsets, rng):
        """The pieces to draw anew: those that are a whole word of letters. None in a text whose case was changed, which a teacher reads as it was before."""
        if t.plain:
            return []
        words = {(s, e) for s, e, _ in t.words}
        return [i for i, span in enumerate(offsets) if tuple(span) in words and shape(t.text[span[0] : span[1]]) != OTHER and rng.random() < self.share]

    def drawn(self, batch, texts):
        n = max(len(row.ids) for row in batch)
        ids, mask = torch.zeros(len(batch), n, dtype=torch.long), torch.zeros(len(batch), n, dtype=torch.long)
        for r, row in enumerate(batch):
            ids[r, : len(row.ids)], mask[r, : len(row.ids)] = torch.tensor(row.ids), 1
            ids[r, row.at] = self.tok.mask_token_id
        places = [(r, i) for r, row in enumerate(batch) for i in row.at]
        where = torch.tensor(places).T
        shapes = [shape(texts[row.number].text[slice(*row.offsets[i])]) for row in batch for i in row.at]
        with torch.no_grad(), precision.products(self.asked, "cpu"):
            seen = self.model.bert(input_ids=ids, attention_mask=mask).last_hidden_state
            logits = self.model.cls(seen[where[0], where[1]]).float()
        words = iter(torch.multinomial(torch.softmax(logits + self.closed[shapes], -1), 1).squeeze(1).tolist())
        return [[self.pieces[next(words)] for _ in row.at] for row in batch]


class Row:
    """A text's pieces, and those to draw anew."""

    def __init__(self, number, ids, offsets, at):
        self.number, self.ids, self.offsets, self.at = number, ids, offsets, at


def with_words(t, drawn):
    """The text with the drawn words in place of those that start where they do."""
    out, words, at = "", [], 0
    for start, end, tag in t.words:
        out += t.text[at:start]
        word = drawn.get(start, t.text[start:end])
        words.append((len(out), len(out) + len(word), tag))
        out, at = out + word, end
    return replace(t, text=out + t.text[at:], words=tuple(words), unsure=True, plain="", certain=False)
