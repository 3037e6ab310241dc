"""Settings: which file is found, what counts more, and what --show-settings says of it."""

from __future__ import annotations

import json
import os
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from targetlint.cli.commands import build
from targetlint.cli.main import run
from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.place import Origin
from targetlint.settings import layers, published
from targetlint.settings.published import keys, schema
from targetlint.settings.search import found
from targetlint.settings.toml_places import places
from targetlint.settings.written import written

TOP = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test start in an empty folder, with no setting in the environment."""
    for name in ("TARGETLINT_CONFIG", "TARGETLINT_FORMAT", "TARGETLINT_OUTPUT", "TARGETLINT_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def put(path: str, text: str = "") -> Path:
    """Write a file below the current folder."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return Path(path)


def listed(capsys: pytest.CaptureFixture[str], *words: str, lang: str = "zh") -> dict[str, tuple[str, str]]:
    """Return what --show-settings lists: the value and the origin of every key."""
    assert run([*words, "--show-settings"], "en" if lang == "en" else "zh") == 0
    lines = capsys.readouterr().out.splitlines()
    pairs = [line.removeprefix("# ").rpartition(" # ") for line in lines if " = " in line and " # " in line]
    return {
        text.partition(" = ")[0]: (text.partition(" = ")[2].strip(), origin.strip())
        for text, _, origin in pairs
    }


class TestWhichFile:
    def test_the_nearest_above_what_is_checked(self) -> None:
        put("targetlint.toml")
        put("县/targetlint.toml")
        form = put("县/教育局/项目.txt")
        assert found([form]) == (Path("县/targetlint.toml").absolute(), [])
        assert found([Path("县/教育局")]) == (Path("县/targetlint.toml").absolute(), [])

    def test_of_several_paths_the_nearest_above_all_of_them(self) -> None:
        put("targetlint.toml")
        put("乙/targetlint.toml")
        one, other = put("甲/一.txt"), put("乙/二.txt")
        nearer = [Path("乙/targetlint.toml").absolute()]
        assert found([one, other]) == (Path("targetlint.toml").absolute(), nearer)

    def test_without_a_path_that_of_the_current_folder(self) -> None:
        put("targetlint.toml")
        assert found([])[0] == Path("targetlint.toml").absolute()

    def test_of_a_path_that_is_not_there_that_of_its_folder(self) -> None:
        put("县/targetlint.toml")
        assert found([Path("县/没有.txt")])[0] == Path("县/targetlint.toml").absolute()

    def test_a_folder_of_that_name_is_none(self) -> None:
        Path("targetlint.toml").mkdir()
        assert found([])[0] != Path("targetlint.toml").absolute()

    def test_one_that_is_nearer_to_some_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        put("甲/一.txt")
        put("乙/targetlint.toml", "jobs = 7\n")
        assert listed(capsys, "check", "甲", "乙")["jobs"] == ("0", "默认")
        run(["check", "甲", "乙", "--show-settings"], "en")
        assert "乙/targetlint.toml is not used: not all checked paths lie below it" in capsys.readouterr().err


class TestWhatCountsMore:
    def test_typed_then_config_then_environment_then_file_then_default(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put("targetlint.toml", 'format = "md"\nno-fold = true\n')
        assert listed(capsys, "check", ".")["format"] == ('"md"', "targetlint.toml:1")
        monkeypatch.setenv("TARGETLINT_FORMAT", "json")
        assert listed(capsys, "check", ".")["format"] == ('"json"', "环境变量 TARGETLINT_FORMAT")
        words = ["check", ".", "--config", "format=html"]
        assert listed(capsys, *words)["format"] == ('"html"', "命令行 --config")
        assert listed(capsys, *words, "--format", "concise")["format"] == ('"concise"', "命令行")
        assert listed(capsys, *words)["no-fold"] == ("true", "targetlint.toml:2")
        assert listed(capsys, *words)["jobs"] == ("0", "默认")

    def test_what_is_typed_as_the_default_counts_too(self, capsys: pytest.CaptureFixture[str]) -> None:
        put("targetlint.toml", "jobs = 3\n")
        assert listed(capsys, "check", ".", "--jobs", "0")["jobs"] == ("0", "命令行")

    def test_a_file_counts_more_than_those_it_extends(self, capsys: pytest.CaptureFixture[str]) -> None:
        put("省.toml", 'jobs = 1\nfail-on = "review"\nselect = ["CPL"]\n')
        put("市/市.toml", 'extend = "../省.toml"\njobs = 2\n')
        put("市/县/targetlint.toml", 'extend = "../市.toml"\nselect = ["ARI"]\n')
        shown = listed(capsys, "check", "市/县")
        assert shown["jobs"] == ("2", "市/市.toml:2")
        assert shown["fail-on"] == ('"review"', "省.toml:2")
        assert shown["select"] == ('["ARI"]', "市/县/targetlint.toml:2")

    def test_the_files_are_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        put("省.toml")
        put("县/targetlint.toml", 'extend = "../省.toml"\n')
        run(["check", "县", "--show-settings"], "zh")
        out, err = capsys.readouterr()
        assert out.startswith("# 设置：县/targetlint.toml ← 省.toml\n")
        assert err == "设置：县/targetlint.toml\n"

    def test_overrides_add_up_the_uppermost_first(self) -> None:
        put("省.toml", '[[overrides]]\nunits = ["甲"]\nignore = ["CPL"]\nreason = "省"\n')
        county = put(
            "targetlint.toml",
            'extend = "省.toml"\n[[overrides]]\nfiles = ["a"]\nselect = ["ARI"]\nreason = "县"\n',
        )
        told: list[Diagnostic] = []
        settings = layers.merged(layers.of_file(county, told, trusted=False))
        assert told == []
        assert [each.reason for each in settings.overrides] == ["省", "县"]
        assert settings.overrides[1].origin == Origin("targetlint.toml", 2, 3, 9, "[[overrides]]")


class TestTheCommandLine:
    def test_isolated_uses_no_file_yet_what_is_typed(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put("targetlint.toml", "jobs = 3\n")
        put("other.toml", "jobs = 4\n")
        monkeypatch.setenv("TARGETLINT_CONFIG", "other.toml")
        assert listed(capsys, "check", ".", "--isolated")["jobs"] == ("0", "默认")
        assert listed(capsys, "check", ".", "--isolated", "--config", "jobs=5")["jobs"][0] == "5"

    def test_a_named_file_stands_for_the_one_that_would_be_found(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put("targetlint.toml", "jobs = 3\nverbose = true\n")
        put("other.toml", "jobs = 4\n")
        put("third.toml", "jobs = 5\n")
        shown = listed(capsys, "check", ".", "--config", "other.toml")
        assert (shown["jobs"], shown["verbose"]) == (("4", "other.toml:1"), ("false", "默认"))
        monkeypatch.setenv("TARGETLINT_CONFIG", "third.toml")
        assert listed(capsys, "check", ".")["jobs"] == ("5", "third.toml:1")
        assert listed(capsys, "check", ".", "--config", "other.toml")["jobs"][0] == "4"

    def test_a_file_with_an_equals_sign_in_its_name_is_a_file(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put("jobs=9", "jobs = 2\n")
        assert listed(capsys, "check", ".", "--config", "jobs=9")["jobs"][0] == "2"

    @pytest.mark.parametrize(
        ("word", "key", "value"),
        [
            ("fail-on=warning", "fail-on", '"warning"'),
            ('fail-on = "warning"', "fail-on", '"warning"'),
            ("jobs=2", "jobs", "2"),
            ("no-fold=true", "no-fold", "true"),
            ("select=CPL,ARI-001", "select", '["CPL", "ARI-001"]'),
            ("select=CPL，ARI-001", "select", '["CPL", "ARI-001"]'),
            ('select=["CPL"]', "select", '["CPL"]'),
            ("exclude=草稿", "exclude", '["草稿"]'),
            ("rules=县/规则", "rules", '["县/规则"]'),
            ("stage=申报", "stage", '"declaration"'),
            ("encoding=gb18030", "encoding", '"gb18030"'),
        ],
    )
    def test_one_setting_is_written_as_toml_or_as_it_is(
        self, word: str, key: str, value: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert listed(capsys, "check", ".", "--config", word)[key] == (value, "命令行 --config")

    @pytest.mark.parametrize(
        ("word", "said", "place"),
        [
            ("jbos=2", "没有「jbos」这项设置", "--config:1:1"),
            ("fail-on=warnings", "fail-on 不能是「warnings」", "--config:1:9"),
            ("jobs=many", "jobs 应是整数，不加引号", "--config:1:6"),
            ("output=a.pdf", "不知道「a.pdf」该用什么格式写", "--config:1:8"),
            ("encoding=klingon", "不认识编码「klingon」", "--config:1:10"),
        ],
    )
    def test_a_wrong_one_is_told_with_its_place(
        self, word: str, said: str, place: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["check", ".", "--config", word], "zh") == 2
        err = capsys.readouterr().err
        assert said in err
        assert f" --> {place}\n" in err

    def test_two_files_and_a_file_with_isolated_are_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        put("a.toml")
        put("b.toml")
        assert run(["check", ".", "--config", "a.toml", "--config", "b.toml"], "zh") == 2
        assert "--config 写了两个设置文件：a.toml 和 b.toml" in capsys.readouterr().err
        assert run(["check", ".", "--isolated", "--config", "a.toml"], "en") == 2
        assert "leave one out" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("lang", "said"), [("zh", "读不了设置文件 没有.toml：没有这个文件"), ("en", "cannot read")]
    )
    def test_a_file_that_is_not_there(self, lang: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["check", ".", "--config", "没有.toml"], "en" if lang == "en" else "zh") == 2
        assert said in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ("jobs = 2 # 中文".encode("gb18030"), "不是 UTF-8 编码"),
            (b"#" * (1 << 16 | 1), "超过 64 KB"),
            (b"a = " + b"[" * 50_000, "嵌套太深"),
            (b"a." * 30_000 + b"a = 1", "嵌套太深"),
            (b"\x00\x01", "targetlint.toml:1:1"),
        ],
        ids=["encoding", "large", "deep", "dotted", "noise"],
    )
    def test_a_file_that_is_no_settings_file(
        self, data: bytes, said: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("targetlint.toml").write_bytes(data)
        assert run(["check", "."], "zh") == 2
        err = capsys.readouterr().err
        assert said in err
        assert "设置有错误，没有开始检查" in err

    def test_a_mistake_ends_the_run_before_anything_is_read(self, capsys: pytest.CaptureFixture[str]) -> None:
        put("targetlint.toml", 'slect = ["CPL"]\n')
        assert run(["check", "."], "en") == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert " --> targetlint.toml:1:1\n" in err
        assert "did you mean select?" in err

    def test_a_mistake_of_an_extended_file_is_told_where_it_is(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put("省.toml", "\njobs = -1\n")
        put("targetlint.toml", 'extend = "省.toml"\n')
        assert run(["check", "."], "zh") == 2
        assert " --> 省.toml:2:8\n" in capsys.readouterr().err

    def test_a_circle_names_all_files_of_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        put("a.toml", 'extend = "b.toml"\n')
        put("b.toml", 'extend = "a.toml"\n')
        assert run(["check", ".", "--config", "a.toml"], "zh") == 2
        assert "a.toml → b.toml → a.toml" in capsys.readouterr().err

    def test_a_wrong_variable_is_told_with_its_name(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TARGETLINT_FORMAT", "excel")
        assert run(["check", "."], "zh") == 2
        assert " --> TARGETLINT_FORMAT:1:1\n" in capsys.readouterr().err


class TestPaths:
    def test_start_at_the_folder_of_the_file_that_has_them(self, capsys: pytest.CaptureFixture[str]) -> None:
        put("县/规则/pack.rules")
        put("县/targetlint.toml", 'rules = ["规则"]\noutput = ["报告.html", "sarif:a.json"]\n')
        shown = listed(capsys, "check", "县")
        assert shown["rules"][0] == '["县/规则"]'
        assert shown["output"][0] == '["县/报告.html", "sarif:县/a.json"]'

    def test_in_the_environment_and_typed_at_the_current_folder(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put("县/targetlint.toml")
        monkeypatch.setenv("TARGETLINT_OUTPUT", "a.html;b.xlsx")
        assert listed(capsys, "check", "县")["output"] == (
            '["a.html", "b.xlsx"]',
            "环境变量 TARGETLINT_OUTPUT",
        )

    def test_a_found_file_writes_no_report_elsewhere_and_a_named_one_may(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put("县/targetlint.toml", 'output = ["../报告.html"]\n')
        assert run(["check", "县"], "zh") == 2
        assert "在设置文件的文件夹之外" in capsys.readouterr().err
        assert (
            listed(capsys, "check", "县", "--config", "县/targetlint.toml")["output"][0]
            == '["县/../报告.html"]'
        )


class TestShown:
    def test_it_is_a_settings_file_itself(self, capsys: pytest.CaptureFixture[str]) -> None:
        put("规则/pack.rules")
        override = (
            '[[overrides]]\nunits = ["县教育局"]\nseverity = { ARI-001 = "warning" }\nreason = "说“明”"\n'
        )
        put("targetlint.toml", f'rules = ["规则"]\nexclude = ["*.bak"]\nstage = "申报"\n{override}')
        assert run(["check", ".", "--show-settings"], "zh") == 0
        shown = capsys.readouterr().out
        again = put("again.toml", shown)
        told: list[Diagnostic] = []
        settings = layers.merged(layers.of_file(again, told, trusted=True))
        assert told == []
        assert settings.values["exclude"].written == ["*.bak"]
        assert settings.values["stage"].written == "declaration"
        (one,) = settings.overrides
        assert (one.units, one.severity, one.reason) == (
            ("县教育局",),
            {"ARI-001": Severity.WARNING},
            "说“明”",
        )

    def test_it_lists_every_setting_that_the_command_has(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert set(listed(capsys, "check", ".")) == {*keys()[0]} - {"extend", "overrides"}
        missing = {
            "waivers",
            "strict-waivers",
            "baseline",
            "select",
            "ignore",
            "fail-on",
            "against",
            "no-fold",
            "verbose",
            "output",
            "sarif-profile",
            "format",
        }
        assert set(listed(capsys, "score", ".")) == {*keys()[0]} - {"extend", "overrides"} - missing
        copying = listed(capsys, "annotate", ".", "-o", "批注稿")
        assert set(copying) == {*keys()[0]} - {"extend", "overrides", "output", "sarif-profile"}

    def test_a_baseline_that_a_command_writes_is_not_the_one_that_is_set(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put("known.json", "{}")
        put("targetlint.toml", 'baseline = "known.json"\nwaivers = ["known.json"]\njobs = 2\n')
        assert listed(capsys, "check", ".")["baseline"] == ('"known.json"', "targetlint.toml:1")
        for words in (["baseline", "prune", "."], ["baseline", "create", "."]):
            shown = listed(capsys, *words)
            assert "baseline" not in shown
            assert shown["waivers"] == ('["known.json"]', "targetlint.toml:2")
            assert shown["jobs"] == ("2", "targetlint.toml:3")

    def test_the_origin_of_the_language(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert listed(capsys, "check", ".", lang="en")["lang"] == ('"en"', "default")
        monkeypatch.setenv("TARGETLINT_LANG", "en")
        assert listed(capsys, "check", ".", lang="en")["lang"] == ('"en"', "environment, TARGETLINT_LANG")

    def test_the_language_of_a_file_counts_where_nobody_asked(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put("targetlint.toml", 'lang = "en"\n')
        assert run(["check", ".", "--show-settings"], "zh", follow=True) == 0
        out, err = capsys.readouterr()
        assert 'lang = "en"' in out
        assert "# default" in out
        assert err == "settings: targetlint.toml\n"
        assert run(["check", ".", "--show-settings"], "zh") == 0
        assert "# 默认" in capsys.readouterr().out


class TestPlacesInToml:
    TEXT = """\
# 说明
a = [1, "二", [3]]  # [4]
"b c".d = '''x
y'''
e = { f = true, "g" = 2026-01-01 }
[t.u]
v = 1.5
[[w]]
x = "]"
[[w]]
x = \"\"\"
a\\"b\"\"\"
[w.y]
z = [
  1, # ]
  2,
]
"""

    def test_every_value_is_where_tomllib_reads_it(self) -> None:
        where = places(self.TEXT)
        held = tomllib.loads(self.TEXT)
        for path, value in chain.from_iterable(_leaves((), top, each) for top, each in held.items()):
            start, end = where.values[path]
            assert tomllib.loads(f"it = {self.TEXT[start:end]}")["it"] == value, path
            if isinstance(path[-1], str):
                start, end = where.keys[path]
                assert self.TEXT[start:end].strip("\"'") == path[-1]

    def test_the_example_of_the_manual_too(self) -> None:
        page = (TOP / "docs" / "settings.md").read_text(encoding="utf-8")
        text = page.partition("```toml\n")[2].partition("```")[0]
        assert [path for path in places(text).values if path == ("overrides", 0, "reason")]


def _leaves(above: tuple[str | int, ...], name: str | int, value: object):
    path = (*above, name)
    match value:
        case dict():
            for key, each in value.items():
                yield from _leaves(path, key, each)
        case list():
            for number, each in enumerate(value):
                yield from _leaves(path, number, each)
        case _:
            yield path, value


@pytest.mark.parametrize(
    "value", [True, 2, 1.5, '甲"\\\n\x7f', ["a", ["b"]], {"a": 1, "b c": {"d": []}}, {}], ids=repr
)
def test_a_value_is_written_as_it_is_read(value: object) -> None:
    assert tomllib.loads(f"it = {written(value)}")["it"] == value


class TestTheSchema:
    def test_the_published_one_is_current(self) -> None:
        path = TOP / "docs" / "schema" / "settings.schema.json"
        made = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_text(made, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == made, "UPDATE_GOLDEN=1 writes it"

    def test_every_key_is_said_in_both_languages_and_has_an_example(self) -> None:
        top, overriding = keys()
        properties = schema()["properties"]
        assert list(properties) == top
        assert list(schema()["$defs"]["override"]["properties"]) == overriding
        assert list(published.EXAMPLES) == top
        assert list(published.OVERRIDE_EXAMPLES) == overriding
        assert all(each["description"].count("\n") == 1 for each in properties.values())

    def test_every_key_is_an_option_of_check_but_those_of_files(self) -> None:
        options = {each.name for each in build("en").commands["check"].params}
        names = {key.replace("-", "_") for key in keys()[0]}
        assert names - options == {"extend", "overrides"}

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_every_example_is_right(self, lang: str) -> None:
        texts = [f"{key} = {getattr(said, lang)}" for key, said in published.EXAMPLES.items() if said.zh]
        texts += [
            "[[overrides]]",
            *(f"{key} = {getattr(said, lang)}" for key, said in published.OVERRIDE_EXAMPLES.items()),
        ]
        told: list[Diagnostic] = []
        layers.of_file(put("x.toml", "\n".join(texts)), told, trusted=False)
        assert {each.code for each in told} == {
            "settings/no-path",
            "settings/unread",
        }  # its files are not here


def test_an_unknown_list_of_tables_is_told_at_its_header(tmp_path):
    file = tmp_path / "targetlint.toml"
    file.write_text('verbose = true\n\n[[overides]]\nreason = "x"\n', encoding="utf-8")
    told = []
    layers.of_file(file, told, trusted=True)
    assert [(each.place.line, each.place.column) for each in told] == [(3, 3)]
