"""`why` and `why-not`: the deciding clauses of a rule on a form, down to cells and parameters."""

import json
from datetime import date

import pytest

from targetlint import rulebook
from targetlint.cli.main import run
from targetlint.forms import build
from targetlint.lang.batch import Batch
from targetlint.lang.trace import account
from targetlint.model.account import Fate
from targetlint.model.report import RuleStatus, Status
from targetlint.model.said import Said

TODAY = date(2026, 1, 1)
LAYOUT = """版式 L “项目申报表”
  读作 项目表
  标题 “项目申报表”
  字段 项目名称：“项目名称”
  字段 资金总额：“资金总额” 单位 万元
  指标表：名称 “指标”，指标值 “指标值”
"""
RULE = "规则 A-001 “题”\n  适用于 项目表\n"
FORM = {
    "project_name": "修路",
    "fund_total": "48万元",
    "indicators": [
        {"name": "里程", "value": "12公里"},
        {"name": "合格率", "value": ""},
        {"name": "满意度", "value": "较好"},
    ],
}


@pytest.fixture
def pack(tmp_path):
    def made(text):
        (tmp_path / "own").mkdir(exist_ok=True)
        head = "规则包 “本级” 版本 2026.1.0\n"
        (tmp_path / "own" / "pack.rules").write_text(head + LAYOUT + text, encoding="utf-8")
        return tmp_path / "own"

    return made


@pytest.fixture
def why(pack):
    def asked(text, form=FORM, aside=None, folder=None, others=()):
        book, _ = rulebook.load([folder or pack(RULE + text)], today=TODAY)
        made = build.form("project_form", form, "表")
        batch = Batch([made, *(build.form("project_form", each, "另表") for each in others)])
        return account(book.whole, book.whole.rules["A-001"], made, batch, aside)

    return asked


def lines(evidence, indent=0):
    """Return a node and those below it, one a line: answer, text, value, cell's field, where it was set."""
    sign = {True: "是 ", False: "否 ", None: "？ "}.get(evidence.answer, "")
    value = f" = {evidence.value.zh}" if evidence.value else ""
    cell = f" @{evidence.place.column_role}" if evidence.place and evidence.place.column_role else ""
    layer = f" <{evidence.layer}>" if evidence.layer else ""
    more = f" +{evidence.more}" if evidence.more else ""
    own = f"{'  ' * indent}{sign}{evidence.text}{value}{cell}{layer}{more}"
    return [own, *(line for part in evidence.parts for line in lines(part, indent + 1))]


def told(track):
    return [line for step in track.steps for line in lines(step)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("  要求 资金总额 ≥ 50万元", ["否 要求 资金总额 ≥ 50万元", "  资金总额 = 48万元 @fund_total"]),
        ("  参数 线：金额 = 50万元\n  要求 资金总额 ≥ 线",
         ["否 要求 资金总额 ≥ 线", "  资金总额 = 48万元 @fund_total", "  线 = 50万元 <own>"]),
        # of `and` what failed, of `or` what held; of `not` what it turns round
        ("  要求 项目名称 是 已填 且 资金总额 > 50万元 且 盖章 是 已填",
         ["否 要求 项目名称 是 已填 且 资金总额 > 50万元 且 盖章 是 已填",
          "  否 资金总额 > 50万元", "    资金总额 = 48万元 @fund_total",
          "  否 盖章 是 已填", "    盖章 = 本表没有这一栏 @seal"]),
        ("  禁止 盖章 是 已填 或 非 资金总额 > 50万元",
         ["是 禁止 盖章 是 已填 或 非 资金总额 > 50万元", "  是 非 资金总额 > 50万元",
          "    否 资金总额 > 50万元", "      资金总额 = 48万元 @fund_total"]),
        # what cannot be told shows the cell that is to blame, and leaves out what could be
        ("  要求 项目名称 是 已填 且 年度资金 > 1元",
         ["？ 要求 项目名称 是 已填 且 年度资金 > 1元", "  ？ 年度资金 > 1元 = 本表没有这一栏",
          "    年度资金 = 本表没有这一栏 @annual_fund"]),
        # quantifiers show the members that decided
        ("  要求 所有 指标 满足 指标值 是 已填",
         ["否 要求 所有 指标 满足 指标值 是 已填", "  否 [2] //合格率",
          "    指标值 = 该格空白 @value"]),
        ("  禁止 存在 指标 其中 名称 包含 “率”",
         ["是 禁止 存在 指标 其中 名称 包含 “率”", "  是 [2] //合格率", "    名称 = 合格率 @name"]),
        # a let shows what it is made of, a sum its members
        ("  令 行数 = 个数（指标 其中 指标值 是 已填）\n  要求 行数 > 2",
         ["否 要求 行数 > 2", "  行数 = 2", "    个数（指标 其中 指标值 是 已填） = 2",
          "      指标 = 2 项", "        [1] //里程", "        [3] //满意度"]),
        # what goes on in the next line is quoted as far as that, and says so
        ("  令 行数 = 个数（指标\n      其中 指标值 是 已填）\n  要求 行数 > 2",
         ["否 要求 行数 > 2", "  行数 = 2", "    个数（指标 … = 2",
          "      指标 = 2 项", "        [1] //里程", "        [3] //满意度"]),
    ],
)  # fmt: skip
def test_an_answer_is_told_by_what_decided_it(why, text, wanted):
    found = why(text)
    assert [line.replace(" @indicators", "") for line in told(found.tracks[-1])] == wanted


def test_every_line_ends_somewhere(why):
    found = why("  每个 指标 其中 指标值 是 已填\n  要求 指标值 是 可量化\n  否则 “「{名称}」量不出来”")
    assert [(each.fate, each.lines, each.keys) for each in found.tracks] == [
        (Fate.PASSED, (1,), ("//里程",)),
        (Fate.LEFT_OUT, (2,), ("//合格率",)),
        (Fate.VIOLATED, (3,), ("//满意度",)),
    ]
    assert found.status.status is Status.VIOLATED
    assert [each.zh for each in found.says] == ["「满意度」量不出来"]


@pytest.mark.parametrize(
    ("text", "form", "fate", "status"),
    [
        ("  当 项目名称 是 空白\n  要求 资金总额 是 已填", FORM, Fate.LEFT_OUT, Status.NOT_APPLICABLE),
        ("  当 年度资金 > 1元\n  要求 资金总额 是 已填", FORM, Fate.UNDECIDED, Status.UNDECIDED),
        ("  每个 指标\n  要求 名称 是 已填", {}, Fate.UNDECIDED, Status.UNDECIDED),
        ("  每个 甲 属于 指标\n  每个 乙 属于 指标 其中 乙.名称 是 甲.指标值.原文\n  要求 甲.名称 是 空白",
         FORM, Fate.LEFT_OUT, Status.UNDECIDED),
        ("  要求 资金总额 ≈ 48.1万元", FORM, Fate.PASSED, Status.PASSED),
        ("  令 它们 = 同批次（项目表）\n  当 个数（它们） > 0\n  要求 资金总额 是 已填", FORM,
         Fate.UNDECIDED, Status.NOT_RUN),
    ],
)  # fmt: skip
def test_how_it_ended_where_nothing_is_wrong(why, text, form, fate, status):
    found = why(text, form)
    assert found.tracks[0].fate is fate
    assert found.status.status is status


def test_a_rule_that_was_not_asked_says_why(why):
    off = RuleStatus("A-001", Status.DISABLED, Said("停了", "off"))
    assert (
        why("  要求 资金总额 是 已填", aside=off).status,
        why("  要求 资金总额 是 已填").tracks != (),
    ) == (off, True)


def test_a_rule_of_another_kind_of_form_is_not_applicable(why, pack):
    found = why("", folder=pack("规则 A-001 “题”\n  适用于 部门表\n  要求 资金总额 是 已填\n"))
    assert (found.status.status, found.tracks) == (Status.NOT_APPLICABLE, ())


def test_the_layer_that_set_a_parameter_is_told(why, pack, tmp_path):
    pack(RULE + "  参数 线：金额 = 50万元\n  要求 资金总额 ≥ 线\n")
    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "pack.rules").write_text(
        "规则包 “县” 版本 2026.1.0\n沿用 “own” 版本 2026.1\n"
        "调整 A-001\n  参数 线 = 60万元\n  理由 “县里定的”\n",
        encoding="utf-8",
    )
    found = why("", folder=tmp_path / "county")
    assert told(found.tracks[0])[-1] == "  线 = 60万元 <county>"


def test_an_exempt_form_says_by_what(why, pack, tmp_path):
    pack(RULE + "  要求 资金总额 ≥ 50万元\n")
    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "pack.rules").write_text(
        "规则包 “县” 版本 2026.1.0\n沿用 “own” 版本 2026.1\n豁免 A-001 对于 项目名称 是 “修路”\n"
        "  理由 “县里定的”\n  有效期至 2027-12-31\n",
        encoding="utf-8",
    )
    found = why("", folder=tmp_path / "county")
    assert found.status.status is Status.EXEMPTED
    assert told(found.tracks[0]) == ["是 项目名称 是 “修路” <county>", "  项目名称 = 修路 @project_name"]


class TestTheCommand:
    ROWS = (
        ("项目申报表", ""), ("项目名称", "修路"), ("指标", "指标值"),
        ("里程", "12公里"), ("合格率", ""), ("满意度", "较好"),
    )  # fmt: skip

    @pytest.fixture
    def files(self, pack, tmp_path):
        folder = pack(
            RULE + "  每个 指标 其中 指标值 是 已填\n  要求 指标值 是 可量化\n  否则 “「{名称}」量不出来”\n"
        )
        form = tmp_path / "表.html"
        rows = "".join(f"<tr><td>{first}<td>{second}</tr>" for first, second in self.ROWS)
        form.write_text(f"<meta charset=utf-8><table border=1>{rows}</table>", encoding="utf-8")
        return ["--rules", str(folder), "A-001", str(form)]

    def test_why_shows_the_line_that_decided(self, files, capsys):
        assert run(["why", *files], "zh") == 0
        out = capsys.readouterr().out
        assert "结果  违规" in out
        assert "报告  「满意度」量不出来" in out
        assert "满意度" in out
        assert "里程" not in out
        assert "└─ 否 要求 指标值 是 可量化  (own/pack.rules:11)\n   └─ 指标值 ＝ 较好  (表1!R6C2)\n" in out

    def test_why_not_shows_where_the_other_lines_left(self, files, capsys):
        assert run(["why-not", *files], "en") == 0
        out = capsys.readouterr().out
        assert "left out  line 2 //合格率" in out
        assert "passed  line 1 //里程" in out
        assert "violated  line" not in out

    def test_one_line_is_told_whatever_became_of_it(self, files, capsys):
        assert run(["why", "--row", "2", *files], "zh") == 0
        assert "不查  第2行 //合格率" in capsys.readouterr().out

    def test_json(self, files, capsys):
        assert run(["why", "--format", "json", *files], "zh") == 0
        (found,) = json.loads(capsys.readouterr().out)["accounts"]
        assert (found["status"], found["lines"][0]["fate"]) == ("violated", "violated")
        assert found["lines"][0]["steps"][-1]["answer"] is False
        (cell,) = found["lines"][0]["steps"][-1]["parts"]
        assert "answer" not in cell
        assert cell["place"]["field"] == "value"

    @pytest.mark.parametrize(
        ("more", "code", "says"),
        [
            (["--form", "4"], 2, "没有第 4 份表，共 1 份"),
            (["--row", "9"], 2, "规则没有问到第 9 行"),
        ],
    )
    def test_what_is_not_there_is_told(self, files, capsys, more, code, says):
        assert run(["why", *more, *files], "zh") == code
        assert says in capsys.readouterr().err

    def test_an_unknown_rule_or_file_is_told(self, files, capsys, tmp_path):
        assert run(["why", *files[:2], "A-002", files[3]], "zh") == 2
        assert run(["why", *files[:3], str(tmp_path / "没有.docx")], "zh") == 2
        err = capsys.readouterr().err
        assert "没有规则「A-002」" in err
        assert "找不到" in err

    def test_a_file_without_a_form_is_told(self, files, capsys, tmp_path):
        (tmp_path / "信.txt").write_text("你好", encoding="utf-8")
        assert run(["why", *files[:3], str(tmp_path / "信.txt")], "en") == 3
        assert "No form was recognised" in capsys.readouterr().err
