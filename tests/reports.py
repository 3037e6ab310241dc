"""Reports made by hand: a text form and a workbook with findings of every sort, a file not read."""

from __future__ import annotations

from targetlint.lang.plan import Plan
from targetlint.model.amount import Amount
from targetlint.model.diagnostic import Basis, Confidence, Diagnostic, Outcome, Related, Severity
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.form import Form, Listed, Row, State, Stated
from targetlint.model.place import Origin, Place
from targetlint.model.report import (
    Cause,
    DocumentReport,
    Explanation,
    FormReport,
    PackInfo,
    Report,
    RuleInfo,
    RuleStatus,
    Status,
)
from targetlint.model.said import Said
from targetlint.rulebook import RuleBook

TEXT = "县教育局/教师培训.txt"
BOOK = "县水利局/渠道维修.xlsx"
SCAN = "县卫健局/扫描件.pdf"

_HEADER = ("一级指标", "二级指标", "指标内容", "指标值", "备注")
_INDICATORS = (
    ("产出指标", "数量指标", "培训期数", "≥3期", ""),
    ("", "", "培训教师人次", "培训若干人次", ""),
    ("", "质量指标", "培训合格率", "≥95%", ""),
    ("", "时效指标", "按时完成", "", ""),
    ("效益指标", "社会效益指标", "教师教学水平", "", ""),
    ("", "可持续影响指标", "持续提升\x1b[31m教师队伍素质", "", ""),
    ("满意度指标", "服务对象满意度指标", "参训教师满意度", "", "问卷"),
)
_FIELDS = ("tier1", "tier2", "name", "value", "note")
_FIRST = 5  # grid row of the first indicator


def _stated(text: str, place: Place) -> Stated:
    return Stated(text, State.VALUE if text.strip() else State.BLANK, text or None, place)


def _indicators(path: str, sheet: str = "") -> Listed:
    rows = []
    tiers = ["", ""]
    for number, texts in enumerate(_INDICATORS, 1):
        tiers = [text or before for text, before in zip(texts[:2], tiers, strict=True)]
        key = "/".join((*tiers, texts[2]))
        values = {
            name: _stated(
                text, Place(path, 1, _FIRST + number - 1, column, sheet, row_key=key, column_role=name)
            )
            for column, (name, text) in enumerate(zip(_FIELDS, (*tiers, *texts[2:]), strict=True), 2)
        }
        rows.append(Row("indicator", number, values, Place(path, 1, _FIRST + number - 1, sheet=sheet)))
    return Listed(rows, State.VALUE, Place(path, 1, _FIRST, 1, sheet))


def _table(sheet: str = "") -> Table:
    rows = [
        ("专项名称", "中小学教师全员培训"),
        ("资金总额（万元）", "36　"),
        ("专项年度\n绩效目标", "完成全年培训任务，培训教师若干人次，进一步提高教师的\n教育教学水平；" * 3),
        ("专项年度绩效指标", *_HEADER),
        *[("", *texts) for texts in _INDICATORS],
    ]
    cells = [
        Cell(row, column, text) for row, texts in enumerate(rows, 1) for column, text in enumerate(texts, 1)
    ]
    return Table(1, cells, sheet, gridded=bool(sheet))


def _form(path: str, sheet: str = "") -> Form:
    values: dict[str, Stated | Listed] = {
        "project_name": _stated(
            "中小学教师全员培训", Place(path, 1, 1, 2, sheet, column_role="project_name")
        ),
        "department": _stated("某县教育局", Place(path, 0, 2, column_role="department")),
        "fund_total": Stated(
            "36　", State.VALUE, Amount(360000, "元"), Place(path, 1, 2, 2, sheet, column_role="fund_total")
        ),
        "indicators": _indicators(path, sheet),
    }
    return Form("project_form", "T2", "专项资金绩效目标申报表", 1, Place(path, 1), values)


def _cell(row: int, column: int, role: str, span: tuple[int, int] = (0, 0), path: str = TEXT) -> Place:
    key = "/".join(("产出指标", "数量指标", _INDICATORS[row - _FIRST][2])) if row >= _FIRST else ""
    sheet = "申报表" if path == BOOK else ""
    return Place(path, 1, row, column, sheet, *span, row_key=key, column_role=role)


def _findings() -> list[Diagnostic]:
    basis = Basis("预算绩效管理办法", "第十一条", verified=False)
    blank = [
        Diagnostic(
            "COMPLETE-A04",
            Severity.ERROR,
            Said(
                f"「{_INDICATORS[row - _FIRST][2][:4]}」没有填指标值",
                f"“{_INDICATORS[row - _FIRST][2][:4]}” has no value",
            ),
            _cell(row, 5, "value"),
            title=Said("指标值应填写", "Indicator values are filled in"),
            tags=("A04",),
            dimension="completeness",
            found="",
            expected=Said("数值和单位", "a number and its unit"),
            basis=(basis,),
            form=1,
            fingerprint=f"f{row}",
        )
        for row in (8, 9, 10, 11)
    ]
    return [
        Diagnostic(
            "VALUE-B01",
            Severity.WARNING,
            Said(
                "指标值不可考核：「培训若干人次」不是数值",
                "The value cannot be checked: “培训若干人次” is no number",
            ),
            _cell(6, 5, "value", (2, 4)),
            title=Said("指标值应可考核", "Indicator values can be checked"),
            tags=("B01", "B02"),
            dimension="relevance",
            confidence=Confidence.HEURISTIC,
            found="培训若干人次",
            expected=Said("[≥|≤|=] 数值 单位，例：≥200人次", "[≥|≤|=] number unit, such as ≥200人次"),
            suggestion=Said("≥200人次（需人工确认，不自动改）", "≥200人次 (to be confirmed by a person)"),
            basis=(basis, Basis("县级细则", "4.2", verified=True)),
            related=(
                Related(_cell(3, 2, "annual_goal", (9, 16)), "培训教师若干人次"),
                Related(_cell(11, 5, "value"), ""),
            ),
            blocks=("SUM-001", "TIME-001"),
            form=1,
            fingerprint="abc",
        ),
        *blank,
        Diagnostic(
            "TEXT-A21",
            Severity.INFO,
            Said("年度目标中「若干人次」无法衡量", "“若干人次” in the annual goal cannot be measured"),
            _cell(3, 2, "annual_goal", (13, 17)),
            found="若干人次",
            form=1,
        ),
        Diagnostic(
            "SIGN-E02",
            Severity.REVIEW,
            Said(
                "填报日期与「2026年」不符，请核对",
                "The date of filling does not agree with “2026年”: look at it",
            ),
            Place(TEXT, 0, 3, 0, "", 5, 9, column_role="declared_on"),
            outcome=Outcome.REVIEW,
            form=1,
        ),
        Diagnostic(
            "COST-D02",
            Severity.ERROR,
            Said("资金总额应为37万元，实为36万元", "The total is 36万元 and should be 37万元"),
            _cell(2, 2, "fund_total", path=BOOK),
            found="36",
            expected=Said("37万元", "37万元"),
            form=1,
        ),
        Diagnostic(
            "file/not-yet",
            Severity.ERROR,
            Said("PDF 文件还不能读取", "PDF files cannot be read yet"),
            Place(SCAN),
            outcome=Outcome.ERROR,
            suggestion=Said("另存为 .docx 或 .xlsx 后重新检查", "save it as .docx or .xlsx and check again"),
        ),
    ]


def _statuses(number: int) -> list[RuleStatus]:
    return [
        RuleStatus("COMPLETE-A04", Status.VIOLATED, findings=4),
        RuleStatus("VALUE-B01", Status.VIOLATED, findings=1),
        RuleStatus("COST-D02", Status.PASSED),
        RuleStatus(
            "SUM-001",
            Status.UNDECIDED,
            causes=tuple(
                Cause("unreadable" if row == 6 else "blank", _cell(row, 5, "value"), "value")
                for row in range(6, 11)
            ),
            undecided=5,
        ),
        RuleStatus("TIME-001", Status.NOT_RUN, Said("需要上年的表", "needs last year's form")),
        RuleStatus("DUP-001", Status.NOT_APPLICABLE, Said("只适用于部门表", "for department forms only")),
        RuleStatus("TEXT-A21", Status.DISABLED, Said("试行至2027-12-31", "on trial until 2027-12-31")),
    ][: 7 if number == 1 else 3]


def rule(identity: str, zh: str, en: str) -> RuleInfo:
    """Return what a report tells of a rule, with everything but its names made up."""
    return RuleInfo(
        identity,
        Said(zh, en),
        "central",
        Severity.ERROR,
        Confidence.CERTAIN,
        "completeness",
        (identity[-3:],),
        ("project_form",),
        (Basis("预算绩效管理办法", "第十一条", verified=False),),
        Origin(f"central/{identity}.rules", 3, 6, len(identity), f"规则 {identity} “{zh}”"),
    )


RULES = [
    rule("COMPLETE-A04", "指标值应填写", "Indicator values are filled in"),
    rule("VALUE-B01", "指标值应可考核", "Indicator values can be checked"),
    rule("COST-D02", "成本与总额一致", "Costs agree with the total"),
    rule("SUM-001", "权重合计为100", "Weights add up to 100"),
    rule("TIME-001", "与上年衔接", "It continues last year's form"),
    rule("DUP-001", "不重复申报", "Nothing is declared twice"),
    rule("TEXT-A21", "目标应可衡量", "Goals can be measured"),
    rule("SIGN-E02", "日期前后一致", "Dates agree"),
]


def mixed() -> Report:
    """Return a report with a text form, a workbook and a file that was not read."""
    paragraphs = [
        Paragraph(1, "专项资金绩效目标申报表"),
        Paragraph(2, "填报单位：某县教育局"),
        Paragraph(3, "填报日期：2026年3月"),
    ]
    text = Document(TEXT, "text", [*paragraphs[:2], _table(), paragraphs[2]])
    book = Document(BOOK, "xlsx", [_table("申报表")])
    return Report(
        "0.1.0",
        "2026-03-01",
        [PackInfo("central", "中央规则包", "2026.1.0", "3f2a91c0" * 8)],
        RULES,
        [
            DocumentReport(TEXT, "a" * 64, text, [FormReport(_form(TEXT), _statuses(1))], checked=True),
            DocumentReport(
                BOOK, "b" * 64, book, [FormReport(_form(BOOK, "申报表"), _statuses(2))], checked=True
            ),
            DocumentReport(SCAN, "c" * 64, None),
        ],
        _findings(),
    )


def clean() -> Report:
    """Return a report of one form on which every rule passed."""
    report = mixed()
    document = report.documents[0]
    document.forms[0].statuses[:] = [RuleStatus(each.id, Status.PASSED) for each in RULES]
    return Report(report.version, report.today, report.packs, RULES, [document], [])


def rule_book() -> RuleBook:
    """Return a rule book with the rules of these reports, none of which asks anything."""
    told = {rule.id: Explanation(rule, "因为。", (), "规则 X", ()) for rule in RULES}
    return RuleBook(
        packs=mixed().packs,
        rules={rule.id: rule for rule in RULES},
        layouts=(),
        plan=Plan(()),
        explanations=told,
    )
