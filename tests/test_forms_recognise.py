"""Recognition, case by case: small forms written as tables of text."""

from __future__ import annotations

import pytest
from build_examples import as_docx, as_txt, as_xlsx, source
from forms_kit import forms_in, forms_of, listed, shipped, written

from targetlint.forms.recognise import recognise
from targetlint.model.diagnostic import Outcome
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.form import State, Stated

HEAD = "专项资金绩效目标申报表\n（2026年度）\n"
TOP = "| 专项名称 | 渠道清淤 | 部门名称 | 青禾县水利局 |\n"
TOP += "| 资金总额（万元） | 12 | 专项立项依据 | 县政府会议纪要 |\n"
INDICATORS = "| 一级指标 | 二级指标 | 指标内容 | 指标值 |\n| 产出指标 | 数量指标 | 清淤长度 | ≥9公里 |\n"


def _texts(text: str) -> dict[str, str]:
    forms, _ = forms_of(text)
    assert len(forms) == 1
    return {
        name: value.text
        for name, value in forms[0].values.items()
        if isinstance(value, Stated) and value.state is not State.ABSENT
    }


LABELS = [
    ("| 资金总额（万元） | 12 |", "fund_total", "12"),
    ("| 资金总额： | 12 |", "fund_total", "12"),
    ("| 资 金\\n总　额 | 12 |", "fund_total", "12"),
    ("| *资金总额(元) | 12 |", "fund_total", "12"),
    ("| 三、资金总额 | 12 |", "fund_total", "12"),
    ("| 资金总额：12万元 |", "fund_total", "12万元"),
    ("| 专项立项\\n\\n依据 | 会议纪要 |", "rationale", "会议纪要"),
    ("| 专项长期  绩效目标 | 建成 |", "long_term_goal", "建成"),
    ("填报单位（盖章）：青禾县水利局    单位负责人（签字）：林知远", "unit", "青禾县水利局"),
    ("填报单位（盖章）：青禾县水利局    单位负责人（签字）：林知远", "head", "林知远"),
    ("填报单位（盖章）青禾县水利局", "unit", "青禾县水利局"),
    ("填报单位：", "unit", ""),
    ("填报人：周以宁  联系电话：0000-5550100 填报日期：2026年1月5日", "phone", "0000-5550100"),
    ("填报人：周以宁  审核：林知远", "filler", "周以宁"),
    ("填表人（签名）：周以宁", "filler", "周以宁"),
]


@pytest.mark.parametrize(("line", "name", "text"), LABELS)
def test_a_label_shows_its_field(line: str, name: str, text: str) -> None:
    top = "| 专项名称 | 渠道清淤 |\n| 部门名称 | 青禾县水利局 |\n| 部门职能职责 | 水利 |\n"
    found = _texts(f"{HEAD}{top}{line}\n\n{INDICATORS}")
    assert found[name].strip() == text


UNITS = [
    ("| 资金总额（万元） | 12 |", 120000),
    ("| 资金总额 | 12 |", 120000),
    ("| 资金总额（元） | 12 |", 12),
    ("单位：元\n| 资金总额 | 12 |", 12),
    ("单位：元\n| 资金总额（万元） | 12 |", 120000),
    ("| 资金总额（元） | 12万元 |", 120000),
    ("| 填报单位：水利局 | 单位：元 |\n| 资金总额 | 12 |", 12),
    ("| （2026年度） | （金额单位：元） |\n| 资金总额 | 12 |", 12),
    ("| 资金总额 | 12 | 度量单位：元/人 |", 120000),
]


@pytest.mark.parametrize(("line", "yuan"), UNITS)
def test_the_nearest_unit_counts(line: str, yuan: int) -> None:
    forms, _ = forms_of(f"{HEAD}{line}\n{TOP.splitlines()[0]}\n| 部门职能职责 | 水利 |\n\n{INDICATORS}")
    fund = forms[0].values["fund_total"]
    assert isinstance(fund, Stated)
    assert fund.value.number == yuan


YEARS = [
    ("专项资金绩效目标申报表", "（2026年度）", "2026年度"),
    ("专项资金绩效目标申报表", "2026 年度", "2026 年度"),
    ("专项资金绩效目标申报表（2026年度）", "", "2026年度"),
    ("青禾县2026年专项资金绩效目标申报表", "", "2026年"),
    ("专项资金绩效目标申报表", "填报单位：水利局        （2026年度）", "2026年度"),
    ("专项资金绩效目标申报表", "| （2026年度） | 单位：万元 |", "2026年度"),
    ("专项资金绩效目标申报表", "（    年度）", ""),
]


@pytest.mark.parametrize(("title", "line", "year"), YEARS)
def test_the_year_is_found_around_the_title(title: str, line: str, year: str) -> None:
    assert _texts(f"{title}\n{line}\n{TOP}{INDICATORS}")["fiscal_year"] == year


def test_each_title_begins_a_form() -> None:
    forms, _ = forms_of(f"{HEAD}{TOP}{INDICATORS}\n\n{HEAD}{TOP.replace('清淤', '衬砌')}{INDICATORS}")
    assert [(each.number, each.text("project_name")) for each in forms] == [(1, "渠道清淤"), (2, "渠道衬砌")]


def test_a_form_without_a_title_is_known_by_its_labels_and_begins_where_its_first_label_comes_again() -> None:
    more = "| 专项长期绩效目标 | 建成 | 专项年度绩效目标 | 清淤 |\n"
    forms, _ = forms_of(f"{TOP}{more}{INDICATORS}\n说明\n{TOP}{more}{INDICATORS}")
    assert [each.layout for each in forms] == ["T2", "T2"]


def test_two_forms_on_one_sheet_are_two_forms() -> None:
    forms, _ = forms_in(as_xlsx(source(f"{HEAD}{TOP}{INDICATORS}\n{HEAD}{TOP}{INDICATORS}")), "a.xlsx")
    assert [each.place.row for each in forms] == [1, 7]


def test_a_table_broken_by_a_page_goes_on() -> None:
    rest = "| 效益指标 | 社会效益指标 | 受益农户 | ≥300户 |\n|  | 生态效益指标 | 水质 | Ⅲ类 |\n"
    forms, told = forms_of(f"{HEAD}{TOP}{INDICATORS}\n\n续表\n{rest}")
    tiers = [row.values["tier1"].value for row in listed(forms[0], "indicators").items]
    assert tiers == ["output", "benefit", "benefit"]
    assert not told


def test_long_term_and_annual_tables_are_told_apart() -> None:
    both = (
        "| 长期绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |\n"
        "| ^ | 产出指标 | 数量指标 | 清淤长度 | ≥27公里 |\n"
        "| 年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |\n"
        "| ^ | 产出指标 | 数量指标 | 清淤长度 | ≥9公里 |\n"
    )
    name = "| 项目名称 | 清淤 | < | < | < |\n| 主管部门 | 水利局 | < | < | < |\n"
    forms, told = forms_in(as_docx(source(f"财政支出绩效目标申报表\n{name}{both}")), "a.docx")
    rows = listed(forms[0], "indicators").items
    assert forms[0].layout == "T1"
    assert [row.values["horizon"].value for row in rows] == ["long_term", "annual"]
    assert not told


def test_a_department_form_may_have_an_indicator_table() -> None:
    form = (
        "2026年度部门整体支出绩效目标表\n| 部门名称 | 水利局 | < | < |\n| 资金总额 | 9 | < | < |\n"
        "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n"
        "| 产出指标 | 数量指标 | 修渠 | ≥9公里 |\n| ^ | 质量指标 | 合格率 | =100% |\n"
        "| 其他说明 | 资金按进度拨付 | < | < |\n"
    )
    for write in (as_docx, as_txt):
        forms, told = forms_in(write(source(form)), "a")
        rows = [row.values for row in listed(forms[0], "indicators").items]
        assert [(row["tier1"].value, row["tier2"].value) for row in rows] == [
            ("output", "quantity"),
            ("output", "quality"),
        ]
        assert [each.text for each in forms[0].leftovers] == ["其他说明", "资金按进度拨付"]
        assert [each.code for each in told] == ["form/label"]


HOSTILE = [
    "(" + "元" * 30000,
    " " * 60000 + "。",
    "年" + " " * 60000,
    "(" * 30000,
    "指标 " * 20000,
    "□(" * 20000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=["bracket", "spaces", "year", "brackets", "items", "boxes"])
def test_a_hostile_cell_costs_no_more_than_its_length(text: str) -> None:
    rows = [["专项名称", text], ["专项属性", text], ["资金总额", "9"], ["财政审核意见", text], [text, text]]
    rows += [["一级指标", "二级指标"], [text, text]]
    cells = [Cell(at, side, each) for at, row in enumerate(rows, 1) for side, each in enumerate(row, 1)]
    document = Document("a", "docx", [Paragraph(1, "专项资金绩效目标申报表"), Table(1, cells)])
    document.blocks.append(Paragraph(2, f"填报人：{text}"))
    forms, _ = recognise(document, shipped())
    assert forms[0].text("project_name") == text


def test_check_boxes_may_stand_in_cells_of_their_own() -> None:
    top = "| 专项名称 | 清淤 | < |\n| 部门名称 | 水利局 | < |\n| 资金总额 | 3 | < |\n"
    forms, told = forms_of(f"{HEAD}{top}| 专项属性 | □延续 | ☑新增 |\n\n{INDICATORS}")
    attribute = forms[0].values["attribute"]
    assert (attribute.state, attribute.known) == (State.VALUE, "new")
    assert not told


def test_an_opinion_is_what_stands_before_the_words_for_seal_and_date() -> None:
    signed = "| 主管部门审核意见 | 同意申报。\\n（盖章）\\n2026年1月8日 |\n"
    signed += "| 财政部门审核意见 | （盖章）\\n年  月  日 |\n"
    forms, _ = forms_of(f"{HEAD}{TOP}{INDICATORS}{signed}")
    rows = [row.values for row in listed(forms[0], "opinions").items]
    assert [row["text"].state for row in rows] == [State.VALUE, State.BLANK]
    assert [row["date"].text for row in rows] == ["2026年1月8日", ""]
    assert rows[0]["text"].value == "同意申报。"


def test_items_in_a_cell_are_lines_with_their_stretches() -> None:
    text = "目标1：修渠9公里；\\n目标2：培训农户300人"
    form = (
        "部门整体支出绩效目标申报表\n| 部门名称 | 水利局 |\n| 资金总额 | 9 |\n| 部门职能 | 水利 |\n"
        f"| 整体绩效目标 | {text} |\n| 产出指标 | 指标1：修渠≥9公里；指标2： |\n"
    )
    forms, _ = forms_of(form)
    goals = listed(forms[0], "goals").items
    rows = listed(forms[0], "indicators").items
    cell = text.replace("\\n", "\n")
    assert [cell[goal.place.start : goal.place.end] for goal in goals] == [goal.text for goal in goals]
    assert [goal.text for goal in goals] == ["修渠9公里", "培训农户300人"]
    assert [(row.values["tier1"].value, row.values["name"].text) for row in rows] == [
        ("output", "修渠≥9公里"),
        ("output", ""),
    ]


TOLD = [
    ("关于召开会议的通知\n\n各单位：", "form/unknown", "关于召开会议的通知"),
    ("项目绩效目标考核表\n| 甲 | 乙 |\n| 丙 | 丁 |", "form/unknown", "项目绩效目标考核表"),
    (f"{HEAD}{TOP}", "form/no-indicators", "没有找到绩效指标"),
    (f"{HEAD}{TOP}| 附加栏 | 附加内容 |\n{INDICATORS}", "form/label", "有2处文字"),
]


@pytest.mark.parametrize(("text", "code", "words"), TOLD)
def test_what_is_not_understood_is_told(text: str, code: str, words: str) -> None:
    _, told = forms_of(text)
    assert [each.code for each in told] == [code]
    assert words in told[0].message.zh
    assert told[0].suggestion is not None


def test_a_file_without_a_form_was_not_checked() -> None:
    for blocks in ([], [Paragraph(1, "通知")]):
        forms, told = recognise(Document("a", "text", [*blocks]), shipped())
        assert (forms, [each.outcome for each in told]) == ([], [Outcome.ERROR])


def test_two_layouts_that_fit_alike_are_told() -> None:
    twins = "".join(
        f"版式 {name} “甲乙表” 读作 项目表 标题 “甲乙表” "
        f"字段 项目名称：“项目” 字段 {name}：“部门” 字段 资金总额：“资金” "
        for name in ("主管部门", "实施单位")
    )
    document = Document("a", "text", [Paragraph(1, "甲乙表")])
    document.blocks += [
        Paragraph(n, text) for n, text in enumerate(["项目：修渠", "部门：水利局", "资金：9"], 2)
    ]
    forms, told = recognise(document, written(twins, "twins.rules"))
    assert [each.layout for each in forms] == ["主管部门"]
    assert [each.code for each in told] == ["form/ambiguous", "form/no-indicators"]


def test_a_layout_may_have_fields_of_its_own_and_labels_by_their_ending() -> None:
    text = (
        "版式 T93 “镇表” 读作 项目表 标题 “乡镇绩效目标表” 字段 乡镇编码：文字 = “乡镇编码” "
        "字段 项目名称：“项目” 字段 主管部门：“部门” 字段 审核意见：“…站意见”"
    )
    document = Document("a", "text", [Paragraph(1, "乡镇绩效目标表")])
    lines = ["乡镇编码：0042", "项目：修渠", "部门：水利站"]
    document.blocks += [Paragraph(number, line) for number, line in enumerate(lines, 2)]
    document.blocks.append(Table(1, [Cell(1, 1, "水利站意见"), Cell(1, 2, "同意")]))
    forms, _ = recognise(document, written(text, "town.rules"))
    assert forms[0].text("乡镇编码") == "0042"
    assert listed(forms[0], "opinions").items[0].values["office"].text == "水利站意见"
