"""Wrong settings files and what whoever wrote them is told: each mistake once, in both languages."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from golden import cases, check

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.said import Lang
from targetlint.reporters.terminal import rulefile
from targetlint.reporters.terminal.page import Page
from targetlint.settings import layers
from targetlint.words import settings as words

CASES = cases("settings")
_MADE = {"有的/pack.rules": "规则包 “有的” 版本 2026.1.0\n"}


def told(text: str, folder: Path) -> list[Diagnostic]:
    """Return what is wrong with a settings file of this text, in a folder where little else is."""
    path = folder / "targetlint.toml"
    path.write_bytes(text.encode())
    for name, content in _MADE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    found: list[Diagnostic] = []
    made = layers.of_file(path, found, trusted=False)
    return found + layers.checked(layers.merged(made))


def shown(text: str) -> str:
    """Return what a terminal of 80 columns shows of it, in Chinese and in English."""
    with TemporaryDirectory() as name:
        folder = Path(name).resolve() / "县"
        folder.mkdir()
        found = told(text, folder)
        both = "\n".join(_shown(found, lang) for lang in ("zh", "en"))
        return both.replace(f"{folder}/", "").replace(f"{folder.parent}/", "../")


def _shown(found: list[Diagnostic], lang: Lang) -> str:
    return rulefile.render(found, Page(lang=lang, width=300, color=False, boxed=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_whoever_wrote_a_wrong_file_is_told(case: Path) -> None:
    check(case, shown)


def test_every_mistake_of_the_catalogue_is_shown_by_a_case() -> None:
    """Those that take another file than a wrong one are in test_settings.py."""
    whole = "".join(case.read_text(encoding="utf-8") for case in CASES)
    hints = {key.removesuffix("_hint") for key in words.WORDS if key.endswith("_hint")}
    names = {key.removeprefix("settings.").replace("_", "-") for key in hints}
    assert {name for name in names if f"settings/{name}]" not in whole} == {"syntax"}


def test_every_mistake_says_where_it_is() -> None:
    for case in CASES:
        gives = case.read_text(encoding="utf-8").partition("gives ====")[2]
        assert gives.count("[settings/") == gives.count("--> targetlint.toml:") > 0, case.stem
