"""Draws how often entities are right against their scores, a panel for each set, as SVG for light and dark pages."""
SIZE, LEFT, TOP, GAP = 130, 44, 34, 22
STYLE = """text{font:11px system-ui,sans-serif;fill:#333}.title{font-weight:600}.axis{stroke:#999;fill:none}.ideal{stroke:#999;stroke-dasharray:3 3}.bar{fill:#2f6fb0}
@media(prefers-color-scheme:dark){text{fill:#ddd}.axis,.ideal{stroke:#777}.bar{fill:#6aa9e9}}"""


def by_bin(scores, right, bins):
    """(mean score, share of right ones, share of all entities) of each interval that has entities."""
    for b in range(bins):
        of = [(s, r) for s, r in zip(scores, right) if min(int(s * bins), bins - 1) == b]
        if of:
            yield sum(s for s, _ in of) / len(of), sum(r for _, r in of) / len(of), len(of) / len(scores)


def panel(name, scores, right, bins, x):
    """The area of a dot is the share of the set's entities in its interval."""
    dots = "".join(f'<circle class="bar" cx="{x + mean * SIZE:.1f}" cy="{TOP + (1 - share) * SIZE:.1f}" r="{1.5 + 11 * part ** 0.5:.1f}" fill-opacity="0.8"/>'
                   for mean, share, part in by_bin(scores, right, bins))
    return (f'<text class="title" x="{x}" y="{TOP - 12}">{name}</text><rect class="axis" x="{x}" y="{TOP}" width="{SIZE}" height="{SIZE}"/>'
            f'<line class="ideal" x1="{x}" y1="{TOP + SIZE}" x2="{x + SIZE}" y2="{TOP}"/>{dots}'
            f'<text x="{x}" y="{TOP + SIZE + 16}">0</text><text x="{x + SIZE}" y="{TOP + SIZE + 16}" text-anchor="end">1</text>')


def picture(sets, bins):
    """An SVG of (scores, right) by name."""
    width, height = LEFT + len(sets) * (SIZE + GAP), TOP + SIZE + 42
    panels = "".join(panel(name, scores, right, bins, LEFT + i * (SIZE + GAP)) for i, (name, (scores, right)) in enumerate(sets.items()))
    middle = TOP + SIZE / 2
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
            f'aria-label="Share of right entities against their score, by development set"><style>{STYLE}</style>{panels}'
            f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">right</text>'
            f'<text x="{width / 2}" y="{height - 8}" text-anchor="middle">score</text></svg>\n')
