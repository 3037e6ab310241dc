"""What `serve --config` does: settings that every check on the page has, those of no use there, mistakes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser import served
from reports import rule_book

from targetlint.cli import page_settings, serve
from targetlint.cli.main import run
from targetlint.settings import layers
from targetlint.settings.published import keys
from targetlint.web import receive, server
from targetlint.web.terms import Terms

EXAMPLES = Path(__file__).parents[1] / "examples"
FORM = EXAMPLES / "02-special-fund-and-department.txt"
UNIT = "青禾县司法局"
SETTINGS = """
extend = "上级.toml"
rules = ["包"]
select = ["VALUE-B01", "指标值应填写", "SUM-001"]
exclude = ["草稿", "归档/2025"]
stage = "审核"
lang = "en"
jobs = 3
waivers = ["w.toml"]
output = ["报告.html"]
fail-on = "warning"
baseline = "b.json"

[[overrides]]
units = ["*小学\\"', 甲"]
files = ["补报/**"]
ignore = ["SUM-001"]
severity = { VALUE-B01 = "warning" }
reason = "学校的表\\n由市里审核"
"""
WAIVERS = '[[waiver]]\nrule = "SUM-001"\nreason = "x"\napprover = "y"\nexpires = 2099-12-31\n'


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Terms | int]:
    """Start the command in an empty folder; give what a server was started with, else the exit code."""
    for name in ("TARGETLINT_CONFIG", "TARGETLINT_FORMAT", "TARGETLINT_OUTPUT", "TARGETLINT_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    met: list[Terms] = []
    monkeypatch.setattr(serve, "ready", lambda *_, **__: rule_book())
    monkeypatch.setattr(server, "serve", lambda _, terms, **__: met.append(terms))

    def start(*words: str) -> Terms | int:
        met.clear()
        code = run(["serve", "--no-browser", *words], "zh")
        return met[0] if met else code

    return start


def options(terms: Terms, name: str) -> list[str]:
    words = iter(terms.checking)
    return [next(words) for word in words if word == name]


def read(terms: Terms):
    """Return the settings that a check reads from what it is told, as if it were typed."""
    told = []
    made = layers.merged(layers.of_words(options(terms, "--config"), told))
    assert told == []
    return made


def test_settings_reach_every_check_as_they_were_meant(started, tmp_path, capsys):
    Path("上级.toml").write_text('ignore = ["DUP-001"]\nselect = ["ALL"]\n', encoding="utf-8")
    Path("设置.toml").write_text(SETTINGS, encoding="utf-8")
    Path("w.toml").write_text(WAIVERS, encoding="utf-8")
    Path("b.json").write_text("{}", encoding="utf-8")
    Path("包").mkdir()
    terms = started("--config", "设置.toml", "--config", "file-seconds=9", "--jobs", "2")
    meant = read(terms)
    assert {key: value.written for key, value in meant.values.items()} == {
        "select": ["VALUE-B01", "指标值应填写", "SUM-001"],
        "ignore": ["DUP-001"],
        "exclude": ["草稿", "归档/2025"],
    }
    (override,) = meant.overrides
    assert override.keys == {
        "files": ["补报/**"],
        "units": ("*小学\"', 甲",),
        "ignore": ("SUM-001",),
        "severity": {"VALUE-B01": "warning"},
        "reason": "学校的表\n由市里审核",
    }
    assert {name: options(terms, name) for name in ("--rules", "--waivers", "--stage", "--jobs")} == {
        "--rules": [str(tmp_path / "包")],
        "--waivers": [str(tmp_path / "w.toml")],
        "--stage": ["review"],
        "--jobs": ["2"],  # what was typed counts more
    }
    assert options(terms, "--file-seconds") == ["9"]
    assert terms.lang == "zh"  # the language was asked for here
    told = capsys.readouterr().err
    assert "设置：设置.toml" in told
    for line in ("output（设置.toml:10）", "fail-on（设置.toml:11）", "baseline（设置.toml:12）"):
        assert f"{line}对页面不起作用" in told


def test_where_others_come_in_no_unit_reads_of_their_waivers(started):
    Path("w.toml").write_text(WAIVERS, encoding="utf-8")
    Path("密码.txt").write_text("correct horse\n", encoding="utf-8")
    bureau = ["--host", "0.0.0.0", "--page-password-file", "密码.txt"]  # noqa: S104 - what a bureau types
    words = ("--only-used-waivers", "--no-waivers")
    for given, wanted in (
        ((), [False, True]),
        (("--waivers", "w.toml"), [False, False]),
        (("--waivers", "w.toml", *bureau), [True, False]),
        (bureau, [False, True]),
    ):
        assert [each in started(*given).checking for each in words] == wanted


def test_every_setting_is_passed_on_or_said_to_be_of_no_use():
    from targetlint.cli.commands import build  # noqa: PLC0415 - the tree is built anew for each language

    own = {each.name.replace("_", "-") for each in build("zh").commands["serve"].params}
    of_no_use = {key for group in page_settings._OF_NO_USE.values() for key in group}  # noqa: SLF001
    known = own | of_no_use | {*page_settings._PASSED_ON, "extend", "overrides", "lang"}  # noqa: SLF001
    assert set(keys()[0]) <= known
    assert not of_no_use & own


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--config", "none.toml"], "none.toml"),
        (["--config", "slect=CPL"], "select"),
        (["--config", "select=VALU-B01"], "VALUE-B01"),
        (["--config", 'overrides=[{units=["a"], ignore=["VALU-B01"], reason="x"}]'], "VALUE-B01"),
        (
            ["--config", "ignore=COMPLETE-A04,VALUE-B01,COST-D02,SUM-001,TIME-001,DUP-001,TEXT-A21,SIGN-E02"],
            "",
        ),
        (["--config", "waivers=bad.toml"], "bad.toml"),
        (["--waivers", "none.toml"], "none.toml"),
        (["--config", f"exclude={'长' * 25_000}"], "24000"),
    ],
)
def test_a_mistake_is_told_at_the_start_and_not_to_units(words, told, started, capsys):
    Path("bad.toml").write_text('[[waiver]]\nrule = "SUM-001"\n', encoding="utf-8")
    assert started(*words) == 2
    assert told in capsys.readouterr().err


def test_settings_are_named_and_never_looked_for(started, monkeypatch):
    Path("targetlint.toml").write_text('select = ["SUM-001"]\n', encoding="utf-8")
    assert options(started(), "--config") == []
    monkeypatch.setenv("TARGETLINT_CONFIG", "targetlint.toml")
    assert options(started(), "--config") == ['select=["SUM-001"]']


def checked(found, files):
    with found.program() as client:
        sent = [("files", each) for each in files]
        return client.post("/api/check", files=sent).json()


def test_a_check_on_the_page_holds_to_the_settings_and_does_not_say_where_they_are(tmp_path):
    text = f"""
select = ["CPL", "VAL"]
exclude = ["草稿", "旧/一.txt"]
[[overrides]]
units = ["{UNIT}"]
ignore = ["CPL"]
reason = "由市里审核"
"""
    file = tmp_path / "targetlint.toml"
    file.write_text(text, encoding="utf-8")
    settings = layers.merged(layers.of_file(file, [], trusted=True))
    words = [word for each in page_settings.words(settings) for word in ("--config", each)]
    sent = [(name, FORM.read_bytes()) for name in ("表.txt", "局/草稿/表.txt", "旧/一.txt")]
    with served(checking=("--jobs", "1", "--no-waivers", *words)) as found:
        report = checked(found, sent)
    assert {each["id"][:3] for each in report["rules"]} == {"CPL", "VAL"}
    assert [each["path"] for each in report["documents"]] == ["表.txt"]
    assert {each["path"] for each in report["passed_over"]} == {"局/草稿", "旧/一.txt"}
    exempted = [each for each in report["statuses"] if each["status"] == "exempted"]
    assert {each["reason"]["zh"] for each in exempted} == {"设置（--config）：由市里审核"}
    assert str(tmp_path) not in str(report)


def test_no_file_above_or_among_what_is_sent_steers_a_check(monkeypatch):
    monkeypatch.setattr(receive, "_SETTINGS", ".none")  # as if one came through
    steering = b'exclude = ["*"]\nignore = ["CPL"]\n'
    with served(checking=("--jobs", "1", "--no-waivers")) as found:
        (found.keep.folder / "targetlint.toml").write_bytes(steering)
        sent = [("targetlint.toml", steering), ("waivers.toml", b"x"), ("表.txt", FORM.read_bytes())]
        report = checked(found, sent)
    assert [each["path"] for each in report["documents"]] == ["表.txt"]
    assert any(each["rule"].startswith("CPL") for each in report["findings"])
    assert report["waivers"] == []
