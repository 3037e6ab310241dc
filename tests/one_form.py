"""A folder with one form in it, and a run that gives the mixed report whatever stands there."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest
from reports import RULES, mixed

from targetlint import lint, shelf
from targetlint.lang.plan import Plan
from targetlint.rulebook import RuleBook

BOOK = RuleBook(
    packs=mixed().packs,
    rules={rule.id: rule for rule in RULES},
    layouts=(),
    plan=Plan(()),
    explanations={},
)


def with_one_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the folder the current one, put the form in, and let `check` make no report of its own."""
    (tmp_path / "表.txt").write_text("专项资金绩效目标申报表", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lint, "check", Mock(return_value=mixed()))
    monkeypatch.setattr(shelf, "load", Mock(return_value=(BOOK, [])))
    return tmp_path
