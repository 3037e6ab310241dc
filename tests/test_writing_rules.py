"""docs/writing-rules.zh-CN.md: the tutorial, done step by step as it says, with the answers it shows."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from pages import Block, blocks, same

from targetlint.assets import asset
from targetlint.cli.main import run

PAGE = asset("docs") / "writing-rules.zh-CN.md"


@pytest.mark.no_cover
def test_every_step_goes_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    steps = list(blocks(PAGE))
    assert len(steps) > 15
    for step in steps:
        if step.kind == "console":
            _console(step, capsys)
        elif step.words.endswith(" 应为"):
            assert Path(step.words.split()[0]).read_text(encoding="utf-8") == step.text
        else:
            path = Path(step.words)
            path.parent.mkdir(exist_ok=True)
            path.write_text(step.text, encoding="utf-8")


def _console(step: Block, capsys: pytest.CaptureFixture[str]) -> None:
    program, *words = shlex.split(step.command)
    if program == "rm":
        Path(words[0]).unlink()
        return
    assert program == "targetlint"
    assert run(words, "zh") == step.code, step.command
    captured = capsys.readouterr()
    said = captured.out if step.code == 0 else captured.err
    assert same(step.shown, said), f"{step.command}\n{said}"
    if step.code == 0:
        assert captured.err == "", step.command


def test_the_page_is_laid_out_as_the_formatter_does() -> None:
    """What the page shows as a model is in canonical layout; what it shows as a mess is not."""
    from targetlint.lang.format.text import formatted  # noqa: PLC0415 - only here

    files = [each for each in blocks(PAGE) if each.kind == "rules"]
    rough = {each.words for each in files if formatted(each.text, "x")[0] != each.text}
    assert rough == {"石桥县/SQ-002.rules", "石桥县/SQ-003.rules"}


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/language.md", "rules/README.md"])
def test_other_pages_lead_to_it(page: str) -> None:
    assert "writing-rules.zh-CN.md" in (PAGE.parents[1] / page).read_text(encoding="utf-8")
