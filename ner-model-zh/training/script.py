"""Traditional script, through the command `opencc` (Apache-2.0; Debian's package opencc)."""
import subprocess
from dataclasses import replace


def converted(texts, table):
    """The texts in another script (`s2t`, `s2tw`, `s2hk`, `t2s`); one whose length would change keeps its script, since its names would move. `plain` is a text as it was."""
    lines = [t.text.replace("\n", "\x00") for t in texts]
    done = subprocess.run(["opencc", "-c", f"{table}.json"], input="\n".join(lines), capture_output=True, text=True, check=True).stdout.split("\n")
    if len(done) < len(lines):
        raise SystemExit(f"expected {len(lines)} converted lines, found {len(done)}")
    return [replace(t, text=line.replace("\x00", "\n"), plain=t.plain or t.text) if len(line) == len(t.text) else t for t, line in zip(texts, done)]
