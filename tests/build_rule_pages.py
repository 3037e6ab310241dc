"""docs/rules/: one page a rule of the central pack, in both languages, made of the rules themselves.

Run `PYTHONPATH=src python tests/build_rule_pages.py` after a change of rules/central.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from targetlint import rulebook
from targetlint.assets import asset
from targetlint.reporters import rule_page

PAGES = Path(__file__).parents[1] / "docs" / "rules"
_TODAY = date(2026, 1, 1)


def pages() -> Mapping[str, str]:
    """Return the pages that belong in docs/rules/, by file name."""
    book, _ = rulebook.load([asset("rules") / "central"], today=_TODAY)
    return rule_page.pages(list(book.explanations.values()))


def _write() -> None:
    PAGES.mkdir(exist_ok=True)
    made = pages()
    for path in PAGES.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (PAGES / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    _write()
