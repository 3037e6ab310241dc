"""The published JSON: the schema is current, real output validates, and equal reports give equal bytes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
from reports import BOOK, SCAN, TEXT, clean, mixed

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.place import Origin, Place
from targetlint.model.report import Report
from targetlint.model.said import Said
from targetlint.reporters import json as reporter

PUBLISHED = Path(__file__).parents[1] / "docs" / "schema" / "report.schema.json"


def test_the_published_schema_is_current() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PUBLISHED.write_text(reporter.schema(), encoding="utf-8", newline="\n")
    assert PUBLISHED.read_text(encoding="utf-8") == reporter.schema(), "UPDATE_GOLDEN=1 rewrites it"


@pytest.mark.parametrize("report", [mixed(), clean(), Report("0.1.0", "2026-03-01", [], [], [], [])])
def test_output_validates(report: Report) -> None:
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(reporter.render(report)), schema)


def test_equal_reports_give_equal_bytes() -> None:
    assert reporter.render(mixed()) == reporter.render(mixed())


def test_fields() -> None:
    found = json.loads(reporter.render(mixed()))
    assert found["schema_version"] == "1.4"
    assert found["tool"] == {"name": "targetlint", "version": "0.1.0"}
    assert [each["id"] for each in found["packs"]] == ["central"]
    documents = {each["path"]: each for each in found["documents"]}
    assert [documents[path]["verdict"] for path in (TEXT, BOOK, SCAN)] == ["revise", "revise", "unchecked"]
    assert documents[SCAN]["diagnostics"][0]["rule"] == "file/not-yet"
    assert documents[TEXT]["forms"][0] == {
        "number": 1,
        "kind": "project_form",
        "layout": "T2",
        "title": "专项资金绩效目标申报表",
        "year": None,
        "department": "某县教育局",
        "score": None,
        "project": "中小学教师全员培训",
        "fingerprint": "",
    }
    first = found["findings"][0]
    assert (first["rule"], first["severity"], first["outcome"]) == ("VALUE-B01", "warning", "fail")
    assert first["place"] == {
        "document": TEXT,
        "table": 1,
        "row": 6,
        "column": 5,
        "address": "表1!R6C5",
        "row_key": "产出指标/数量指标/培训教师人次",
        "column_role": "value",
        "span": {"start": 2, "end": 4},
    }
    assert {each["status"] for each in found["statuses"]} >= {"passed", "violated", "undecided", "disabled"}


def test_files_whose_names_are_no_text_stay_two_files() -> None:
    report = mixed()
    for document, name in zip(report.documents, ("\udcbd.docx", "\udccc.docx"), strict=False):
        document.path = name
    paths = [each["path"] for each in json.loads(reporter.render(report))["documents"]]
    assert paths[:2] == ["\\udcbd.docx", "\\udccc.docx"]


def test_every_finding_is_published_once() -> None:
    report = mixed()
    report.findings += [
        Diagnostic(
            "rule/unused", Severity.WARNING, Said("未用到", "unused"), Origin("a.rules", 1, 2, 3, "x")
        ),
        Diagnostic("file/unopened", Severity.ERROR, Said("打不开", "cannot be opened"), Place("\udcff.txt")),
    ]
    found = json.loads(reporter.render(report))
    told = found["findings"] + found["diagnostics"]
    told += [each for document in found["documents"] for each in document["diagnostics"]]
    assert sorted(each["rule"] for each in told) == sorted(each.code for each in report.findings)
