"""The house rules that no other tool checks. Each says why it is there."""

import ast
import builtins
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest

from targetlint.cli.commands import build
from targetlint.lang.answers import MISSING

TOP = Path(__file__).parents[1]
SOURCE = TOP / "src" / "targetlint"
FILES = sorted(SOURCE.rglob("*.py"))
HEAVY = {
    "difflib",
    "importlib",
    "lark",
    "lxml",
    "olefile",
    "pydantic",
    "rapidfuzz",
    "rich",
    "watchfiles",
    "zipfile",
}  # imported where needed: start-up time
COMPILERS = {  # import the passes only where no kept rule book saves them, or where a book needs them
    "lang/exemptions.py",
    "lang/plan.py",
    "shelf.py",
}


def named(file: Path) -> str:
    return file.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("file", FILES, ids=named)
class TestEveryFile:
    def test_opens_with_one_line_that_says_what_it_is_for(self, file):
        """The line is the file's caption on any map of the house, and a test of its having one purpose."""
        caption = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        assert caption
        assert len(caption.splitlines()[0]) <= 110

    def test_fits_in_the_head(self, file):
        """Past 300 lines, every codebase looked at had two subjects in one file."""
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 300

    def test_has_functions_that_fit_on_a_screen(self, file):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        functions = [
            node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        long = {f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno - f.lineno + 1 > 50}
        assert not long

    def test_imports_at_the_top(self, file):
        """An import inside a function hides an arrow; heavy libraries may wait, and what a command needs."""
        tree = ast.parse(file.read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        inner = [
            node for f in functions for node in ast.walk(f) if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        modules = {
            (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
            for node in inner
            for alias in node.names
        }
        late = file.parent.name == "cli" or named(file) in COMPILERS
        allowed = HEAVY | {"targetlint"} if late else HEAVY
        assert {module.split(".")[0] for module in modules} <= allowed


def errors_of_the_system(tree: ast.Module) -> list[int]:
    """Return the lines where an OSError becomes text: by `strerror`, str(), in an f-string or by %."""
    found = [
        node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "strerror"
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.name and node.type:
            names = {each.id for each in ast.walk(node.type) if isinstance(each, ast.Name)}
            held = {node.name} if any(map(is_of_the_system, names)) else set()
        elif isinstance(node, ast.FunctionDef):
            held = {
                each.arg
                for each in [*node.args.args, *node.args.kwonlyargs]
                if each.annotation and is_of_the_system(ast.unparse(each.annotation).partition(" ")[0])
            }
        else:
            continue
        found += [text.lineno for text in ast.walk(node) if held & set(map(ast.unparse, made_text_of(text)))]
    return found


def is_of_the_system(name: str) -> bool:
    kind = getattr(builtins, name, None)
    return isinstance(kind, type) and issubclass(kind, OSError)


def made_text_of(node: ast.AST) -> list[ast.expr]:
    """Return what a piece of code turns into text as it is."""
    if isinstance(node, ast.FormattedValue):
        return [node.value]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return [*node.right.elts] if isinstance(node.right, ast.Tuple) else [node.right]
    is_text = isinstance(node, ast.Call) and ast.unparse(node.func) in {"str", "repr", "format"}
    return [*node.args] if is_text else []


def test_what_the_system_refuses_is_said_in_one_place():
    """Its own words are English on most machines: `say` and `refusal` have them in both languages."""
    found = {named(file): errors_of_the_system(ast.parse(file.read_text(encoding="utf-8"))) for file in FILES}
    assert [name for name, lines in found.items() if lines] == ["words/__init__.py"]


@pytest.mark.parametrize(
    "code",
    [
        "say('a', error=error.strerror)",
        "try: f()\nexcept PermissionError as error: g(f'{error}')",
        "try: f()\nexcept (ValueError, OSError) as e:\n    if e: say('a', e=str(e))",
        "def f(refused: OSError | None): return 'x %s' % refused",
    ],
)
def test_another_place_would_be_noticed(code):
    assert errors_of_the_system(ast.parse(code)) == [code.count("\n") + 1]


def test_rules_and_grammar_hold_no_python():
    assert not [*(TOP / "rules").rglob("*.py"), *(TOP / "grammar").rglob("*.py")]


def test_the_import_contracts_hold():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_text_is_said_in_both_languages_with_the_same_values():
    """A text that lost a value in one language says less there."""
    from targetlint.words import _CATALOGUE  # noqa: PLC0415 - the catalogue is what is tested

    hole = re.compile(r"(?<!\{)\{(\w+)")
    for key, (zh, en) in _CATALOGUE.items():
        assert bool(zh) == bool(en), key
        assert key in UNEVEN or set(hole.findall(zh)) == set(hole.findall(en)), key


def test_no_text_has_two_homes():
    """Of two pages with one key the later would win without a word."""
    from targetlint.words import _PAGES  # noqa: PLC0415 - the pages are what is tested

    keys = [key for page in _PAGES for key in page.WORDS]
    assert len(keys) == len(set(keys)), {key for key in keys if keys.count(key) > 1}


def test_every_cause_of_doubt_has_words_wherever_it_is_told():
    """A message says it as a clause, the list behind -v as a predicate of the cell that is to blame."""
    from targetlint.words import _CATALOGUE  # noqa: PLC0415 - the catalogue is what is tested

    clauses = {key.removeprefix("cause.") for key in _CATALOGUE if key.startswith("cause.")}
    prefix = "report.cause_"
    predicates = {key.removeprefix(prefix) for key in _CATALOGUE if key.startswith(prefix)}
    written = "".join(file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py"))
    given = {"blank", "absent", "unreadable", *re.findall(r'Unknown\("([a-z-]+)"\)', written)}
    assert clauses == given
    assert given >= MISSING
    assert predicates == {each.replace("-", "_") for each in given - MISSING}


def test_the_page_on_reading_names_every_extension():
    """Somebody with a file looks there whether it is read."""
    from targetlint.readers import _NAMED  # noqa: PLC0415 - only here

    page = (TOP / "docs" / "reading.md").read_text(encoding="utf-8")
    same = {".dot", ".wpt", ".dotx", ".dotm", ".xlt", ".ett", ".xltx", ".xltm", ".ott", ".ots"}  # templates
    same |= {".jpeg", ".tiff", ".xhtml", ".text", ".md", ".log"}  # rarer names of what is there
    assert [each for each in _NAMED - same if f"`{each}`" not in page] == []


UNEVEN = {"rule.say_one_of"}  # lists the names of its own language


def test_the_wheel_holds_rules_grammar_and_tables(tmp_path):
    """An installation without its rules would check nothing, and without its tables read no value."""
    done = subprocess.run(  # noqa: S603 - the build tool of the same environment
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    for folder in ("rules", "grammar"):
        kept = {path for path in (TOP / folder).rglob("*") if path.is_file()}
        assert {f"targetlint/{path.relative_to(TOP).as_posix()}" for path in kept} <= names
    tables = {path.relative_to(TOP / "src").as_posix() for path in (TOP / "src").rglob("*.table")}
    assert tables
    assert tables <= names


def test_every_function_of_the_language_is_documented():
    """A rule author looks in docs/language.md, not in the code."""
    from targetlint.lang.builtins import TABLE  # noqa: PLC0415 - only here

    page = (TOP / "docs" / "language.md").read_text(encoding="utf-8")
    assert [name for name, each in TABLE.items() if f"{name}(" not in page or each.chinese not in page] == []


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_what_the_command_prints(page, monkeypatch):
    """A README that shows what the program no longer says is worse than none."""
    text = (TOP / page).read_text(encoding="utf-8")
    command, block = re.search(r"<!-- shown: (.+?) -->\n\n((?:    .*\n)+)", text).groups()
    monkeypatch.setenv("COLUMNS", "80")
    done = subprocess.run(  # noqa: S603 - the program itself
        [sys.executable, "-m", "targetlint", *command.split()],
        cwd=TOP,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.stdout.startswith(re.sub(r"(?m)^    ", "", block).rstrip())


def commands() -> dict[str, click.Command]:
    tree = build("en").commands
    groups = {name: each for name, each in tree.items() if isinstance(each, click.Group)}
    below = {f"{name} {sub}": each for name, group in groups.items() for sub, each in group.commands.items()}
    return {name: each for name, each in tree.items() if name not in groups} | below


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/command-line.md"])
def test_every_command_is_on_the_page(page):
    """A command that nobody finds does not exist."""
    text = (TOP / page).read_text(encoding="utf-8")
    assert [name for name in commands() if f"`targetlint {name}" not in text] == []


def test_every_option_is_documented():
    """An option that only its help names is found by nobody who does not know the command."""
    rows = (TOP / "docs" / "command-line.md").read_text(encoding="utf-8").splitlines()
    for name, command in commands().items():
        for option in (each for each in command.params if isinstance(each, click.Option)):
            assert any(
                f"`{option.opts[-1]}" in row and re.search(rf"\b(?:all|{name})\b", row) for row in rows
            ), (name, option.opts)
