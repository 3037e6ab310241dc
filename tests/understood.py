"""A department form made by hand that shows every state and every sort of value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from targetlint.model.amount import Amount, Period
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.form import Form, Listed, Row, State, Stated
from targetlint.model.place import Place
from targetlint.model.quantity import Comparator, DateSpan, Quantity, Target, TargetKind
from targetlint.model.report import DocumentReport, FormReport

PATH = "县水利局/整体支出.docx"


def _at(row: int, column: int, role: str = "", key: str = "") -> Place:
    return Place(PATH, 2, row, column, row_key=key, column_role=role)


def _value(text: str, value: object, row: int, role: str, key: str = "") -> Stated:
    return Stated(text, State.VALUE, value, _at(row, 2, role, key))


def _target(kind: TargetKind, text: str, *quantities: Quantity, dates: tuple[DateSpan, ...] = ()) -> Target:
    return Target(text, kind, quantities, dates)


def _indicators() -> Listed:
    day = date(2027, 6, 30)
    values = [
        (
            "≥95%",
            _target(TargetKind.QUANTITY, "≥95%", Quantity(Comparator.AT_LEAST, Decimal(95), None, unit="%")),
        ),
        (
            "20元/人-30元/人",
            _target(
                TargetKind.QUANTITY,
                "20元/人-30元/人",
                Quantity(Comparator.RANGE, Decimal(20), Decimal(30), unit="元", per=("人",)),
            ),
        ),
        (
            "三分之二",
            _target(TargetKind.QUANTITY, "三分之二", Quantity(Comparator.EQUAL, Fraction(1, 2), None)),
        ),
        (
            "6月底前",
            _target(TargetKind.DATE, "6月底前", dates=(DateSpan(Comparator.AT_MOST, day, day, "day"),)),
        ),
        (
            "上半年",
            _target(
                TargetKind.DATE, "上半年", dates=(DateSpan(Comparator.EQUAL, date(2027, 1, 1), day, "half"),)
            ),
        ),
    ]
    rows = [
        Row(
            "indicator",
            number,
            {
                "tier1": Stated("产出", State.VALUE, "output", _at(9 + number, 1, "tier1", "产出")),
                "name": Stated("", State.ABSENT, None, _at(9 + number, 0, "name", "产出")),
                "value": _value(text, value, 9 + number, "value", "产出"),
                "note": Stated("", State.BLANK, None, _at(9 + number, 3, "note", "产出")),
            },
            _at(9 + number, 0),
        )
        for number, (text, value) in enumerate(values, 1)
    ]
    return Listed(rows, State.VALUE, _at(10, 1))


def document() -> DocumentReport:
    """Return a document with a form that shows every state and every sort of value."""
    goals = [_value(text, text, 6, "goals") for text in ("修好三条渠道", "管好一座水库")]
    values: dict[str, Stated | Listed] = {
        "department_name": _value("某县水利局", "某县水利局", 1, "department_name"),
        "fund_total": _value("102万", Amount(Decimal(1020000), "元"), 2, "fund_total"),
        "fiscal_year": _value("2027年度", Period(date(2027, 1, 1), date(2027, 12, 31)), 3, "fiscal_year"),
        "declared_on": _value("2027.3.1", date(2027, 3, 1), 4, "declared_on"),
        "basic_spending": Stated("若干", State.UNREADABLE, None, _at(5, 2, "basic_spending")),
        "head": Stated("", State.BLANK, None, _at(5, 4, "head")),
        "phone": Stated("", State.ABSENT, None, Place(PATH)),
        "goals": Listed(goals, State.VALUE, _at(6, 2)),
        "by_income": Listed([], State.ABSENT, Place(PATH)),
        "indicators": _indicators(),
    }
    leftovers = [Stated("乡镇编码：\n0731", State.VALUE, "", _at(8, 1))]
    table = Table(
        2,
        [
            Cell(9, 1, "一级指标"),
            Cell(9, 2, "指标值"),
            Cell(3, 1, "预算年度", rowspan=2),
            Cell(4, 2, "2027.3.1"),
        ],
    )
    read = Document(PATH, "docx", [Paragraph(1, "部门整体支出绩效目标申报表"), table], revised=True)
    form = Form("department_form", "T3", "部门整体支出绩效目标申报表", 1, _at(1, 1), values, leftovers)
    return DocumentReport(PATH, "d" * 64, read, [FormReport(form)], checked=True)
