"""Layers: what a lower pack may change of an upper one, and what comes of it in a run."""

from datetime import date

import pytest

from targetlint import lint, rulebook
from targetlint.model.diagnostic import Severity
from targetlint.model.report import Status

TODAY = date(2026, 1, 1)
UPPER = """规则包 “上级” 版本 2026.1.0
版式 L-upper “某表”
  读作 项目表
  标题 “某表”
  字段 项目名称：“项目名称”
  字段 主管部门：“主管部门”
  字段 资金总额：“资金总额” 单位 万元
  指标表：一级指标 “一级指标”，名称 “名称”，指标值 “指标值”
清单 类别：“修路”、“架桥”
词表 空话：“若干”、“一批”
规则 U-001 “资金不少于最低数”
  适用于 项目表
  级别 警告
  参数 最低：金额 = 5万元 允许 1万元 至 9万元
  参数 底线：百分比 = 90% 只可提高
  参数 上限：数字 = 9 只可降低
  要求 资金总额 ≥ 最低
  否则 位于 资金总额 “少于{最低}”
规则 U-002 “必须有名称”
  适用于 项目表
  不可停用
  级别 警告
  曾用号 U-000
  要求 项目名称 是 已填
规则 U-003 “名称说清楚”
  适用于 项目表
  级别 提示
  禁止 项目名称 提及 空话
  否则 “名称有空话”
  要求 非 项目名称 属于 类别
  否则 “名称只是类别”
规则 U-004 “来年才问”
  适用于 项目表
  施行 2026-06-01 至 2026-12-31
  阶段 审核
  要求 项目名称 是 空白
"""
INDICATORS = "一级指标,名称,指标值\n产出指标,里程,≥3公里\n效益指标,受益人数,≥30人\n"
REASON = "\n  理由 “县里定的”"
LEAST = f"调整 U-001\n  参数 最低 = 2万元{REASON}"
UNTIL = REASON + "\n  有效期至 2027-12-31"


@pytest.fixture
def pack(tmp_path):
    def write(name, *lines, above=("upper",)):
        (tmp_path / name).mkdir()
        head = [f"规则包 “{name}” 版本 2026.1.0", *(f"沿用 “{each}” 版本 2026" for each in above)]
        (tmp_path / name / "pack.rules").write_text("\n".join([*head, *lines]), encoding="utf-8")
        return tmp_path / name

    (tmp_path / "upper").mkdir()
    (tmp_path / "upper" / "pack.rules").write_text(UPPER, encoding="utf-8")
    return write


def load(*folders, today=TODAY):
    book, told = rulebook.load(folders, today=today)
    return book, [each.code for each in told]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (LEAST, []),
        (f"调整 U-001\n  参数 最低 = 0元{REASON}", ["rule/bounds"]),
        (f"调整 U-001\n  参数 底线 = 95%{REASON}", []),
        (f"调整 U-001\n  参数 底线 = 85%{REASON}", ["rule/only-up"]),
        (f"调整 U-001\n  参数 上限 = 10{REASON}", ["rule/only-down"]),
        (f"调整 U-001\n  参数 最底 = 2万元{REASON}", ["rule/name"]),
        (f"调整 U-001\n  级别 错误\n  否则 “钱少”{REASON}", []),
        (f"调整 U-001\n  级别 错误{REASON}\n调整 U-001\n  级别 提示{REASON}", ["rule/changed-twice"]),
        (f"调整 U-001\n  级别 错误{REASON}\n调整 U-001\n  否则 “钱少”{REASON}", []),
        (f"{LEAST}\n{LEAST}", ["rule/changed-twice"]),
        (f"调整 U-001\n  否则 “{{最低}}{{没有的名}}”{REASON}", ["rule/name"]),
        (f"调整 U-003\n  否则 “空”{REASON}", ["rule/several-messages"]),
        (f"调整 U-003\n  级别 警告{REASON}", []),
        (f"停用 U-001{UNTIL}", []),
        (f"停用 U-001{UNTIL}\n停用 U-001{UNTIL}", ["rule/changed-twice"]),
        (f"停用 U-002{UNTIL}", ["rule/mandatory"]),
        (f"豁免 U-002 对于 项目名称 是 “甲”{UNTIL}", ["rule/mandatory"]),
        (f"调整 U-002\n  级别 提示{REASON}", ["rule/mandatory"]),
        (f"调整 U-002\n  级别 错误{REASON}", []),
        (f"豁免 U-001 对于 项目名称 是 36万元{UNTIL}", ["rule/type-mismatch"]),
        (f"豁免 U-001 对于 项目名{UNTIL}", ["rule/name"]),
        (f"调整 清单 类别\n  加入 “种树”\n  移除 “架桥”{REASON}", []),
        (f"调整 清单 类别\n  移除 “架乔”{REASON}", ["rule/name"]),
        (f"调整 清单 类别\n  加入 “架桥”{REASON}", ["rule/there-already"]),
        (f"调整 清单 类目\n  加入 “架桥”{REASON}", ["rule/name"]),
        (f"调整 词表 空话\n  加入 “等等”\n  移除 “一批”\n  除外 “等等级”{REASON}", []),
        (f"停用 U-000{UNTIL}", ["rule/renamed", "rule/mandatory"]),
        (f"停用 U-001{REASON}\n  有效期至 2025-12-31", ["rule/expired"]),
        (f"停用 U-001{REASON}\n  有效期至 2026-01-20", ["rule/expiring"]),
        (f"调整 词表 空话\n  加入 “等等”{REASON}\n  有效期至 2025-12-31", ["rule/expired"]),
        ("规则 U-009 “别人的号”\n  适用于 项目表\n  要求 项目名称 是 已填", ["rule/prefix"]),
        ("规则 L-009 “自己的号”\n  适用于 项目表\n  要求 项目名称 是 已填", []),
        ("规则 U-000 “旧号”\n  适用于 项目表\n  要求 项目名称 是 已填", ["rule/reused"]),
        ("规则 L-1 “旧号”\n  适用于 项目表\n  阶段 申报、评审\n  要求 项目名称 是 已填", ["rule/name"]),
        ("规则 L-1 “x”\n  适用于 项目表\n  参数 字：文字 = “甲” 只可提高\n  要求 项目名称 是 字", []),
    ],
)  # fmt: skip
def test_what_a_layer_may_change(pack, lines, codes):
    assert load(pack("county", lines))[1] == codes


def test_the_lowest_layer_wins_within_a_chain(pack):
    city = f"调整 U-001\n  参数 底线 = 95%{REASON}"
    pack("city", city)
    county = pack("county", f"调整 U-001\n  参数 底线 = 96%{REASON}", above=["city"])
    book, codes = load(county)
    assert codes == []
    (setting,) = [each for each in book.settings if each.name == "底线"]
    assert (setting.value.zh, setting.pack, setting.reason) == ("96%", "county", "县里定的")
    lower = pack("unit", f"调整 U-001\n  参数 底线 = 94%{REASON}", above=["county"])
    assert load(lower)[1] == ["rule/only-up"]


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("参数 最低 = 2万元", "参数 最低 = 3万元", ["rule/conflict"]),
        ("参数 最低 = 2万元", "参数 最低 = 2万元", []),
        ("级别 错误", "级别 提示", ["rule/conflict"]),
        ("级别 错误", "否则 “少”", []),
    ],
)
def test_packs_beside_each_other_must_agree(pack, one, other, codes):
    first = pack("east", f"调整 U-001\n  {one}{REASON}")
    second = pack("west", f"调整 U-001\n  {other}{REASON}")
    assert load(first, second)[1] == codes


def form(path, name, amount):
    path.write_text(
        f"某表,,\n项目名称,{name},\n主管部门,交通局,\n资金总额,{amount},\n{INDICATORS}", encoding="utf-8"
    )


def checked(tmp_path, book):
    report = lint.check([tmp_path / "forms"], book, today=TODAY)
    found = {(each.code, each.severity, each.message.zh) for each in report.findings if each.code[0] == "U"}
    ended = {
        status.rule: (status.status, status.reason.zh if status.reason else "")
        for document in report.documents
        for each in document.forms
        for status in each.statuses
    }
    return found, ended, [each.code for each in report.unused]


@pytest.fixture
def forms(tmp_path):
    (tmp_path / "forms").mkdir()
    form(tmp_path / "forms" / "a.csv", "修一批路", "3")
    return tmp_path


def test_a_changed_rule_speaks_as_it_was_told_to(pack, forms):
    lines = (
        f"调整 U-001\n  级别 错误\n  否则 “只有{{资金总额}}”{REASON}\n调整 词表 空话\n  移除 “一批”{REASON}"
    )
    book, _ = load(pack("county", lines))
    found, *_ = checked(forms, book)
    assert found == {("U-001", Severity.ERROR, "只有3")}
    assert book.rules["U-001"].severity is Severity.ERROR


def test_a_list_as_the_layers_leave_it(pack, forms):
    lines = f"调整 清单 类别\n  加入 “修一批路”{REASON}"
    found, *_ = checked(forms, load(pack("county", lines))[0])
    assert ("U-003", Severity.INFO, "名称只是类别") in found


def test_an_exempt_form_is_not_asked(pack, forms):
    lines = f"豁免 U-001 对于 本表.项目名称 包含 “修”{UNTIL}\n豁免 U-001 对于 主管部门 是 “水利局”{UNTIL}"
    found, ended, unused = checked(forms, load(pack("county", lines))[0])
    assert {code for code, *_ in found} == {"U-003"}
    assert ended["U-001"] == (Status.EXEMPTED, "由 county 豁免：县里定的（至 2027-12-31）")
    assert unused == ["rule/unused-exempt"]


def test_an_exemption_that_cannot_be_decided_exempts_nobody(pack, forms):
    text = f"某表,,\n项目名称,修路,\n资金总额,3,\n{INDICATORS}"
    (forms / "forms" / "a.csv").write_text(text, encoding="utf-8")
    _, ended, unused = checked(forms, load(pack("county", f"豁免 U-001 对于 主管部门 是 “水利局”{UNTIL}"))[0])
    assert (ended["U-001"][0], unused) == (Status.VIOLATED, ["rule/unused-exempt"])


@pytest.mark.parametrize(("amount", "told"), [("3", []), ("8", ["rule/unused-disable"])])
def test_a_disabling_is_of_use_where_the_rule_would_have_reported(pack, forms, amount, told):
    form(forms / "forms" / "a.csv", "修一批路", amount)
    _, ended, unused = checked(forms, load(pack("county", f"停用 U-001{UNTIL}"))[0])
    assert (ended["U-001"][0], unused) == (Status.DISABLED, told)


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        (date(2026, 5, 31), "自 2026-06-01 起施行"),
        (date(2026, 6, 1), ""),
        (date(2026, 12, 31), ""),
        (date(2027, 1, 1), "施行至 2026-12-31"),
    ],
)
def test_a_rule_is_in_force_from_its_first_to_its_last_day(pack, forms, today, reason):
    book, _ = load(pack("county"), today=today)
    _, ended, _ = checked(forms, book)
    assert ended["U-004"] == ((Status.NOT_APPLICABLE, reason) if reason else (Status.VIOLATED, ""))


@pytest.mark.parametrize(
    ("stage", "status"), [("review", Status.VIOLATED), ("declaration", Status.NOT_APPLICABLE)]
)
def test_a_rule_is_asked_at_its_stages(pack, forms, stage, status):
    book, _ = load(pack("county"), today=date(2026, 7, 1))
    _, ended, _ = checked(forms, book.at(stage))
    assert (ended["U-004"][0], ended["U-001"][0]) == (status, Status.VIOLATED)


def test_a_former_id_still_selects_the_rule(pack):
    book, _ = load(pack("county"))
    assert list(book.narrowed(["U-000"], []).rules) == ["U-002"]
