"""The label set, and entities as conlleval reads them out of tags."""

TYPES = ("PER", "ORG", "LOC", "MISC")
LABELS = ["O"] + [f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"]
ID = {label: i for i, label in enumerate(LABELS)}
IGNORED = -100


def inside(tag):
    """The tag that continues `tag`."""
    return "O" if tag == "O" else "I-" + tag[2:]


def spans(tags):
    """Entities as (first, after last, type); an I- without an entity of its type before it opens one."""
    found, start = set(), None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start is not None and (tag == "O" or tag[0] == "B" or tag[2:] != start[1]):
            found.add((start[0], i, start[1]))
            start = None
        if tag != "O" and start is None:
            start = (i, tag[2:])
    return found
