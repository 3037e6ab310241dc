"""How long a start takes: whole commands, cold and warm, as ratios to a bare Python in the same run.

`python -m benchmarks.startup [--times N]`. Every round runs each command once, in turn, and the least of
its times counts: it is the least disturbed. Only the ratios hold on another machine. The bars are those of
a machine on which a bare Python takes 15 ms.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).parents[1]
RUN = "import sys; from targetlint.cli.main import main; main()"
FORM = "examples/02-special-fund-and-department.txt"
BARE = 15  # ms of a bare Python where the bars were set


@dataclass(slots=True)
class Start:
    """A command line of Python; `bar` in ms, 0 without one; `cold` begins with an empty cache folder."""

    name: str
    source: str
    words: tuple[str, ...] = ()
    bar: int = 0
    cold: bool = False
    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def run(self, cache: Path) -> None:
        """Run it once and note wall and processor time (its children's, too) in ms."""
        if self.cold:
            shutil.rmtree(cache, ignore_errors=True)
        command = [sys.executable, "-c", self.source, *self.words]
        environment = os.environ | {"TARGETLINT_CACHE_DIR": str(cache), "PYTHONPATH": str(TOP / "src")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        before, began = os.times(), time.perf_counter()
        done = subprocess.run(  # noqa: S603 - our own program
            command, cwd=TOP, env=environment, capture_output=True, check=False
        )
        self.wall.append((time.perf_counter() - began) * 1000)
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        self.processor.append(spent * 1000)
        if done.returncode not in {0, 1}:
            raise SystemExit(done.stderr.decode(errors="replace"))


def starts() -> list[Start]:
    """Return what is measured: two yardsticks, then the commands, each cold one before its warm one."""
    return [
        Start("python -c pass", "pass"),
        Start("import click, rich", "import click, rich"),
        Start("targetlint --version", RUN, ("--version",)),
        Start("targetlint --help", RUN, ("--help",), 100),
        Start("check one.txt, cold", RUN, ("check", FORM), cold=True),
        Start("check one.txt, warm", RUN, ("check", FORM), 150),
        Start("check one.txt, --no-cache", RUN, ("check", "--no-cache", FORM)),
        Start("explain, warm", RUN, ("explain", "CON-002"), 100),
        Start("rules list, warm", RUN, ("rules", "list")),
    ]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10, metavar="N")
    times = parser.parse_args().times
    measured = starts()
    with tempfile.TemporaryDirectory() as place:
        for number in range(times + 1):
            for each in measured:
                each.run(Path(place, "cache"))
            if not number:  # the first round writes the bytecode
                for each in measured:
                    each.wall.clear()
                    each.processor.clear()
    bare = min(measured[0].processor)
    print(f"{'':28}{'processor':>11}{'wall':>9}{'/ bare':>8}{'bar':>6}")
    for each in measured:
        spent = min(each.processor)
        bar = f"{each.bar / BARE:6.1f}" if each.bar else ""
        print(f"{each.name:28}{spent:8.0f} ms{min(each.wall):6.0f} ms{spent / bare:8.1f}{bar}")


if __name__ == "__main__":
    main()
