"""Forms written as data: read again they are the same forms, and rules find the same in them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from build_examples import EXAMPLES, FORMATS
from forms_kit import ROOT, forms_in, forms_of, shipped
from golden import check
from hypothesis import given, settings
from hypothesis import strategies as st
from test_readers_interchange import fields_of

from targetlint import rulebook
from targetlint.assets import asset
from targetlint.forms.recognise import recognise
from targetlint.lang.batch import Batch
from targetlint.lang.findings import findings
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.form import Form, Listed, Row, State, Stated
from targetlint.model.place import Place
from targetlint.model.report import DocumentReport, FormReport
from targetlint.model.schema import FORMS
from targetlint.readers.interchange import read
from targetlint.readers.source import Source
from targetlint.reporters import interchange
from targetlint.rulebook import RuleBook

PUBLISHED = ROOT / "docs" / "schema" / "form.schema.json"
SAMPLE = ROOT.parent / "shared" / "corpus" / "forms" / "sample.txt"
FILES = [*(EXAMPLES / f"{name}.{suffix}" for name, suffix in FORMATS.items()), SAMPLE]
SCHEMA = json.loads(interchange.schema())
VALID = jsonschema.Draft202012Validator(SCHEMA)


def written(forms: Iterable[Form]) -> str:
    return interchange.render([DocumentReport("form", "", None, [FormReport(each) for each in forms])])


def again(forms: Iterable[Form]) -> list[Form]:
    document, remarks = read(Source(written(forms).encode(), "form.json"))
    assert remarks == []
    return recognise(document, shipped())[0]


def said(form: Form) -> dict[str, object]:
    """Everything that a form says, without places; an own field that it has not is as one it has blank."""

    def stated(value: Stated | Listed | Row) -> object:
        match value:
            case Stated():
                return value.text, value.state, value.value
            case Listed():
                return value.state, [stated(each) for each in value.items]
            case Row():
                return value.kind, value.number, {name: stated(each) for name, each in value.values.items()}

    there = {name: stated(each) for name, each in form.values.items() if each.state is not State.ABSENT}
    return {"kind": form.kind, "number": form.number, "left": list(map(stated, form.leftovers)), **there}


def found_in(file: Path) -> list[Form]:
    if not file.exists():
        pytest.skip(f"{file.name} is not in this checkout")
    return forms_in(file.read_bytes(), file.name)[0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_written_is_read_again(file: Path) -> None:
    forms = found_in(file)
    assert list(map(said, again(forms))) == list(map(said, forms))


@cache
def book() -> RuleBook:
    return rulebook.load([asset("rules") / "central"], today=date(2026, 3, 1))[0]


@pytest.mark.no_cover
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rules_find_the_same(file: Path) -> None:
    plan = book().plan

    def told(forms: list[Form]) -> list[tuple[object, ...]]:
        batch = Batch(forms)
        found = [each for form in forms for each in findings(plan.rules, form, plan.run(form, batch))]
        return sorted(map(about, found))

    def about(each: Diagnostic) -> tuple[object, ...]:
        assert isinstance(each.place, Place)
        return (
            each.code,
            each.form,
            each.place.row_key,
            each.place.column_role,
            each.message.zh,
            each.found or "",
        )

    forms = found_in(file)
    assert told(again(forms)) == told(forms)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_written_keeps_to_the_schema(file: Path) -> None:
    VALID.validate(json.loads(written(found_in(file))))


@pytest.mark.no_cover
@given(st.sampled_from(sorted(FORMS)).flatmap(fields_of))
@settings(max_examples=60, deadline=None)
def test_any_form_is_written_and_read_again(made: dict[str, object]) -> None:
    document, _ = read(Source(json.dumps(made).encode(), "form.json"))
    forms, _ = recognise(document, shipped())
    VALID.validate(made)
    VALID.validate(json.loads(written(forms)))
    if forms:
        assert list(map(said, again(forms))) == list(map(said, forms))


MONEY = [
    "36",
    "66万",
    "36万元",
    "36（其中上级30元）",
    "66万，其中30万元",
    "1,234",
    "1，234",
    "约36万元",
    "无",
    "",
    "3.5亿元",
]


@pytest.mark.parametrize("text", MONEY)
@pytest.mark.parametrize("unit", ["", "（元）", "（千元）", "（万元）", "（亿元）"])
def test_money_keeps_the_unit_of_its_label(text: str, unit: str) -> None:
    forms, _ = forms_of(
        "专项资金绩效目标申报表\n"
        "| 专项名称 | 甲 | 部门名称 | 乙 |\n"
        f"| 资金总额{unit} | {text} | 填报人 | 丙 |\n"
        "| 联系电话 | 1 | 专项属性 | □延续 |"
    )
    assert list(map(said, again(forms))) == list(map(said, forms))


def test_the_form_of_the_file() -> None:
    case = Path(__file__).parent / "golden" / "interchange" / "forms.golden"
    check(case, lambda given: written(forms_of(given)[0]))


def test_a_document_without_forms_is_an_empty_list() -> None:
    assert json.loads(written([])) == {"forms": []}


def test_the_published_schema_is_current() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PUBLISHED.write_text(interchange.schema(), encoding="utf-8", newline="\n")
    assert PUBLISHED.read_text(encoding="utf-8") == interchange.schema(), "UPDATE_GOLDEN=1 rewrites it"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "project_form"},
        {"targetlint_form": 1, "kind": "总结"},
        {"targetlint_form": 1, "kind": "project_form", "indicators": {}},
        {"targetlint_form": 1, "kind": "project_form", "indicators": [{"amount": "5"}]},
        {"targetlint_form": 1, "kind": "project_form", "fund_total": {"text": "36", "unit": "吨"}},
        {"targetlint_form": 1, "kind": "department_form", "goals": "一"},
        {"forms": {}},
    ],
)
def test_the_schema_refuses(wrong: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALID.validate(wrong)
