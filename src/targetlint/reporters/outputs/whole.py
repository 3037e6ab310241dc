"""The published JSON as it is: one object, which `targetlint render` reads again."""

from __future__ import annotations

from targetlint.reporters import json, published
from targetlint.reporters.outputs.formats import Manner


def render(report: published.Report, manner: Manner) -> bytes:
    """Return the report; both languages are in it, so it depends on neither."""
    del manner
    return json.written(report).encode()
