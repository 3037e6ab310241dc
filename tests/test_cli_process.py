"""The command line as a process: its language, its encodings, what it loads, and what its manual says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from targetlint.cli.commands import build
from targetlint.cli.language import spoken

MANUAL = Path(__file__).parents[1] / "docs" / "command-line.md"


@pytest.mark.parametrize(
    ("words", "environment", "lang"),
    [
        (["--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["check", "--lang=zh", "x"], {"TARGETLINT_LANG": "en"}, "zh"),
        (["--lang", "fr"], {"TARGETLINT_LANG": "zh"}, "zh"),
        ([], {"TARGETLINT_LANG": "", "LC_ALL": "", "LANG": "zh_CN.GB18030"}, "zh"),
        ([], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_language(words: list[str], environment: dict[str, str], lang: str) -> None:
    assert spoken(words, environment) == lang


def _python(*words: str, **environment: str) -> bytes:
    given = {"PYTHONPATH": os.pathsep.join(sys.path), "TARGETLINT_LANG": "zh"} | environment
    command = [sys.executable, *words]
    return subprocess.run(command, capture_output=True, check=True, env=given).stdout  # noqa: S603 - our own program


def test_an_old_console_gets_its_own_encoding() -> None:
    assert "用法" in _python("-m", "targetlint", "rules", "--help", PYTHONIOENCODING="gbk").decode("gbk")


def test_a_character_that_the_console_lacks_does_not_stop_the_output() -> None:
    source = (
        "import sys; from targetlint.cli import main, streams; main.write_anything()\n"
        "streams.put('𠮷a', sys.stdout)"
    )
    assert _python("-c", source, PYTHONIOENCODING="gbk") == b"?a"


def test_help_loads_neither_readers_nor_rules() -> None:
    source = (
        "import sys; from targetlint.cli.commands import build; build('zh')\n"
        "print(sorted({'lark', 'lxml', 'pydantic', 'rich', 'targetlint.lint'} & set(sys.modules)))"
    )
    assert _python("-c", source).strip() == b"[]"


def test_a_check_for_the_screen_loads_no_library_of_other_formats() -> None:
    source = (
        "import sys, targetlint.cli.watch, targetlint.lang.evaluate\n"
        "print(sorted({'lark', 'lxml', 'pydantic', 'rich.console', 'watchfiles'} & set(sys.modules)))"
    )
    assert _python("-c", source).strip() == b"[]"


def _commands(group: click.Group, name: str) -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for word, command in group.commands.items():
        inner = _commands(command, f"{name} {word}") if isinstance(command, click.Group) else []
        found += inner or [(f"{name} {word}", command)]
    return found


@pytest.mark.parametrize(("name", "command"), _commands(build("en"), "targetlint"))
def test_the_manual_names_every_command_and_option(name: str, command: click.Command) -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    assert f"`{name}" in manual
    for option in command.params:
        if isinstance(option, click.Option):
            assert all(f"`{each}" in manual for each in option.opts), option.opts
