"""docs/writing-rules.zh-CN.md: the tutorial, done step by step as it says, with the answers it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from targetlint.assets import asset
from targetlint.cli.main import run

PAGE = asset("docs") / "writing-rules.zh-CN.md"
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_step_goes_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) > 15
    for kind, words, text in blocks:
        if kind == "console":
            _console(text, int(words or 0), capsys)
        elif words.endswith(" 应为"):
            assert Path(words.split()[0]).read_text(encoding="utf-8") == text
        else:
            path = Path(words.strip())
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")


def _console(text: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Run a command line of the page; `…` in what it shows stands for anything in a line, alone for lines."""
    command, _, shown = text.partition("\n")
    program, *words = shlex.split(command.removeprefix("$ "))
    if program == "rm":
        Path(words[0]).unlink()
        return
    assert program == "targetlint"
    assert run(words, "zh") == code, command
    captured = capsys.readouterr()
    said = captured.out if code == 0 else captured.err
    parts = (
        r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r" *\n"
        for line in shown.splitlines()
    )
    assert re.fullmatch("".join(parts), said), f"{command}\n{said}"
    if code == 0:
        assert captured.err == "", command


def test_the_page_is_laid_out_as_the_formatter_does() -> None:
    """What the page shows as a model is in canonical layout; what it shows as a mess is not."""
    from targetlint.lang.format.text import formatted  # noqa: PLC0415 - only here

    files = [
        (words, text)
        for kind, words, text in BLOCK.findall(PAGE.read_text(encoding="utf-8"))
        if kind == "rules"
    ]
    rough = {words.strip() for words, text in files if formatted(text, "x")[0] != text}
    assert rough == {"石桥县/SQ-002.rules", "石桥县/SQ-003.rules"}


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/language.md", "rules/README.md"])
def test_other_pages_lead_to_it(page: str) -> None:
    assert "writing-rules.zh-CN.md" in (PAGE.parents[1] / page).read_text(encoding="utf-8")
