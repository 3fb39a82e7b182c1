"""The case-lifted vocabulary: every alphabetic piece of an uncased one gains a Capitalised and an UPPER twin."""
import json

from transformers import BertTokenizerFast

LOWER, CAPITALISED, UPPER = 0, 1, 2


def base_pieces(tokenizer_json):
    vocab = json.load(open(tokenizer_json, encoding="utf-8"))["model"]["vocab"]
    return sorted(vocab, key=vocab.get)


def lifted(base):
    """(pieces, index of each piece's base piece, its case class); pieces reserved by BERT and never used are left out."""
    pieces, source, case, seen = [], [], [], set()

    def add(piece, i, c):
        if piece not in seen:
            seen.add(piece), pieces.append(piece), source.append(i), case.append(c)

    for i, piece in enumerate(base):
        if not piece.startswith("[unused"):
            add(piece, i, LOWER)
    for i, piece in enumerate(base):
        body = piece[2:] if piece.startswith("##") else piece
        if piece.startswith("[") or body.upper() == body or len(body.upper()) != len(body):
            continue
        mark = piece[: len(piece) - len(body)]
        if not mark or len(body) <= 2:
            add(mark + body[0].upper() + body[1:], i, CAPITALISED)
        if len(body) > 1:
            add(mark + body.upper(), i, UPPER)
    return pieces, source, case


def tokenizer(pieces, folder):
    with open(f"{folder}/vocab.txt", "w", encoding="utf-8") as out:
        out.write("\n".join(pieces) + "\n")
    return BertTokenizerFast(f"{folder}/vocab.txt", do_lower_case=False, strip_accents=True, model_max_length=512)
