"""Measurements against stated peers, in one run: `python -m benchmarks.NAME` from the top of the checkout."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))  # the builders of example files stand there
