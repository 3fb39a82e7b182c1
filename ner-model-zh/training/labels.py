"""The label set, and entities as they are read out of labels."""

TYPES = ("PER", "ORG", "LOC")
LABELS = ["O"] + [f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"]
ID = {label: i for i, label in enumerate(LABELS)}
IGNORED = -100


def spans(tags, places):
    """Entities as (start, end, type) by character; an I- without an entity of its type before it opens one. `places` has each tag's (start, end)."""
    found, start, end = set(), None, None
    for tag, (s, e) in zip(list(tags) + ["O"], list(places) + [(-1, -1)]):
        if start is not None and (tag == "O" or tag[0] == "B" or tag[2:] != start[1]):
            found.add((start[0], end, start[1]))
            start = None
        if tag != "O" and start is None:
            start = (s, tag[2:])
        end = e
    return found
