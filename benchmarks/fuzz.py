"""Damaged files, for as long as you like: every reader answers with a document or a refusal, in time.

`python -m benchmarks.fuzz --minutes N [--seed S]` mutates the examples in every format (bytes flipped,
cut, doubled, members of packages swapped) and reads each mutant; what is raised or slow is printed and
kept in a folder, with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

import every_format
from mutants import mutant

from targetlint import readers
from targetlint.readers.source import Source

SLOW = 2.0  # seconds for one small file


def main() -> None:
    """Fuzz, print what came of it, and fail where anything was raised or slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    names = sorted(each.stem for each in every_format.build_examples.SOURCES.glob("*.table"))
    files = {
        (name, each): every_format.made(name, each) for name in names for each in ("txt", "docx", "xlsx")
    }
    if every_format.OFFICE:
        files |= every_format.every(names)
    else:
        print("LibreOffice is not there: only txt, docx and xlsx are mutated")
    kept = Path(tempfile.mkdtemp(prefix="targetlint-fuzz-"))
    counts: Counter[str] = Counter()
    seed, until = asked.seed, time.monotonic() + asked.minutes * 60
    while time.monotonic() < until:
        (name, format_), data = random.Random(seed).choice(list(files.items()))  # noqa: S311 - no secret
        bad = mutant(data, seed)
        begun = time.monotonic()
        try:
            document, told = readers.read(Source(bad, f"x.{format_.rpartition(' ')[2]}"))
            what = "read" if document else told[-1].code
        except Exception as error:  # noqa: BLE001 - what is looked for
            what = f"RAISED {type(error).__name__}"
        if time.monotonic() - begun > SLOW:
            what = f"SLOW {what}"
        counts[what] += 1
        if what.startswith(("RAISED", "SLOW")):
            (kept / f"{seed}.bin").write_bytes(bad)
            print(f"seed {seed}: {name}, {format_}: {what}")
        seed += 1
    for what, count in counts.most_common():
        print(f"{count:8} {what}")
    if any(what.startswith(("RAISED", "SLOW")) for what in counts):
        print(f"kept in {kept}")
        raise SystemExit(1)


if __name__ == "__main__":
    main()
