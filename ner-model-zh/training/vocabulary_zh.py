"""The pieces: those of the base, its Latin ones with case (see the English recipe), and punctuation that the base lacks."""
import english  # noqa: F401
import vocabulary

LIKE = {"“": "「", "”": "」", "‘": "『", "’": "』", "—": "－", "…": "。", "•": "·", "⋯": "。"}  # a new piece begins as the vector of the old one


def pieces(tokenizer_json):
    """(pieces, index of each piece's base piece, its case class, how many base pieces); new pieces get base rows of their own, after the old."""
    base = vocabulary.base_pieces(tokenizer_json)
    base = base + [p for p in LIKE if p not in base]
    out, source, case = vocabulary.lifted(base)
    return out, source, case, base


def rows(base, table):
    """The base's embedding with a row for each new piece."""
    import torch

    at = {p: i for i, p in enumerate(base)}
    return torch.cat([table] + [table[at[LIKE[p]]].unsqueeze(0) for p in base[len(table):]])
