"""The pages for each kind of user: what they show is done and said so, and nothing they name is missing."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from pages import Block, blocks, same

from targetlint.assets import asset
from targetlint.cli.commands import build
from targetlint.cli.main import run

DOCS = asset("docs")
PICTURES = DOCS / "pictures"
USERS = ("clerks", "bureaus", "rule-authors", "developers")
PAGES = {f"{user}.{lang}": lang for user in USERS for lang in ("zh", "en")}
FORMS = {"zh": "报送材料", "en": "forms"}
# they make the rule book anew, which takes seconds: done in one language is enough
ANEW = tuple(f"targetlint rules {each}" for each in ("check", "effective", "doc"))
LARGEST = 200_000  # bytes of a picture: a page is read over slow lines, too


def page_of(name: str) -> Path:
    user, _, lang = name.partition(".")
    return DOCS / (f"for-{user}.zh-CN.md" if lang == "zh" else f"for-{user}.md")


def asked(words: list[str]) -> tuple[click.Command, list[str]]:
    """Return the command that words call, and its own words; the group where it has no such command."""
    command: click.Command = build("en")
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command, words = command.commands[words[0]], words[1:]
    return command, words


def stays(command: click.Command, words: list[str]) -> bool:
    """Whether a command goes on until somebody ends it."""
    return command.name == "serve" or "--watch" in words


@pytest.mark.no_cover
@pytest.mark.parametrize("name", PAGES)
def test_every_step_goes_as_the_page_says(name, tmp_path, monkeypatch, capsys):
    folder = tmp_path / FORMS[PAGES[name]]
    folder.mkdir()
    for each in ("03-xiangtan-training.docx", "06-court-equipment.docx"):
        shutil.copy(asset("examples") / each, folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    steps = list(blocks(page_of(name)))
    assert len(steps) > 3
    for step in steps:
        if step.kind == "console":
            _done(step, PAGES[name], capsys)
        else:
            path = Path(step.words)
            path.parent.mkdir(exist_ok=True)
            path.write_text(step.text, encoding="utf-8")


def _done(step: Block, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    program, *words = shlex.split(step.command)
    assert program == "targetlint"
    command, own = asked(words)
    assert not isinstance(command, click.Group), step.command
    if stays(command, own) or (lang == "en" and step.command.startswith(ANEW)):
        return
    assert run(words, lang) == step.code, (step.command, capsys.readouterr())
    captured = capsys.readouterr()
    if step.shown:
        assert same(step.shown, captured.out), (step.command, captured.out)


@pytest.mark.parametrize("name", PAGES)
def test_every_command_and_option_that_a_page_names_is_there(name):
    """A command that a page promises and the program does not know ends a first attempt."""
    text = page_of(name).read_text(encoding="utf-8")
    lines = [each.command for each in blocks(page_of(name)) if each.kind == "console"]
    named = [*lines, *re.findall(r"`(targetlint [^`]+)`", text)]
    assert named
    for line in named:
        command, words = asked(shlex.split(line)[1:])
        assert not isinstance(command, click.Group), line
        known = {opt for each in command.params for opt in (*each.opts, *each.secondary_opts)}
        assert [word for word in words if word.startswith("-") and word not in known] == [], line
    alone = set(re.findall(r"`(--[a-z-]+)", text))
    assert alone <= _every_option()


def _every_option() -> set[str]:
    return {opt for each in _commands(build("en")) for option in each.params for opt in option.opts}


def _commands(command: click.Command) -> list[click.Command]:
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [command, *(found for each in below for found in _commands(each))]


@pytest.mark.parametrize("user", USERS)
def test_a_page_says_the_same_in_both_languages(user):
    """Headings, pictures and steps stand side by side: what one language lacks was forgotten there."""
    chinese, english = (page_of(f"{user}.{lang}") for lang in ("zh", "en"))
    shapes = []
    for path in (chinese, english):
        text = re.sub(r"(?ms)^```.*?^```$", "```", path.read_text(encoding="utf-8"))
        shapes.append(re.findall(r"(?m)^(#+ |```|!\[|\|)", text))
    assert shapes[0] == shapes[1]
    kinds = [
        [(each.kind, each.code, bool(each.shown)) for each in blocks(page)] for page in (chinese, english)
    ]
    assert kinds[0] == kinds[1]


def linked(page: Path) -> list[str]:
    return re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [page_of(name) for name in PAGES], ids=lambda path: path.name)
def test_what_a_page_links_to_is_there(path):
    assert [each for each in linked(path) if not (path.parent / each).exists()] == []


def test_pictures_are_small_and_shown():
    shown = {each for name in PAGES for each in linked(page_of(name)) if each.endswith(".png")}
    shown |= {Path(each).relative_to("docs").as_posix() for each in _of_readmes() if each.endswith(".png")}
    files = sorted(PICTURES.glob("*"))
    assert {path.relative_to(DOCS).as_posix() for path in files} == shown
    assert [path.name for path in files if path.stat().st_size > LARGEST] == []


def _of_readmes() -> list[str]:
    top = DOCS.parent
    return [each for name in ("README.md", "README.zh-CN.md") for each in linked(top / name)]


@pytest.mark.parametrize(("readme", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_readme_leads_to_every_page(readme, lang):
    links = linked(DOCS.parent / readme)
    assert [user for user in USERS if f"docs/{page_of(f'{user}.{lang}').name}" not in links] == []
    assert [each for each in links if ":" not in each and not (DOCS.parent / each).exists()] == []
