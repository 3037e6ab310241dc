"""A Report as JSON in the published format, for programs and for other reporters."""

from __future__ import annotations

import json

from targetlint.model import diagnostic, form, place, report, said
from targetlint.model.amount import Period
from targetlint.reporters import published, tally
from targetlint.reporters.places import address

_DEPARTMENT = ("department", "department_name")  # the project form's field, the department form's


def render(run: report.Report) -> str:
    """Return the report as one JSON object; both languages are in it, so it depends on neither."""
    return published_report(run).model_dump_json(indent=2) + "\n"


def schema() -> str:
    """Return the JSON Schema of what `render` writes, as published in docs/schema/."""
    found = published.Report.model_json_schema(mode="serialization")
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | found
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def published_report(run: report.Report) -> published.Report:
    """Return the report in the shape of the published format."""
    rules = {each.id for each in run.rules}
    return published.Report(
        tool=published.Tool(version=run.version),
        today=run.today,
        packs=[
            published.Pack(id=each.id, name=each.name, version=each.version, hash=each.hash)
            for each in run.packs
        ],
        documents=_documents(run, rules),
        passed_over=[
            published.PassedOver(path=each.path, reason=published.Text(zh=each.reason.zh, en=each.reason.en))
            for each in run.passed_over
        ],
        last_year=_last_year(run.last_year) if run.last_year else None,
        findings=[_finding(each) for each in run.findings if _about_form(each, rules)],
        statuses=[
            _status(document.path, each.form.number, status)
            for document in run.documents
            for each in document.forms
            for status in each.statuses
        ],
        diagnostics=[
            _finding(each)
            for each in (*tally.by_document(run)[""], *run.unused)
            if not _about_form(each, rules)
        ],
    )


def _last_year(compared: report.LastYear) -> published.LastYear:
    return published.LastYear(
        documents=[
            published.LastYearDocument(path=each.path, sha256=each.sha256, checked=each.checked)
            for each in compared.documents
        ],
        matched=compared.matched,
        new=[_unmatched(each) for each in compared.new],
        left=[_unmatched(each) for each in compared.left],
    )


def _unmatched(form: report.Unmatched) -> published.Unmatched:
    return published.Unmatched(
        place=_place(form.place),
        form=form.form,
        kind=form.kind,
        department=form.department,
        project=form.project,
        reason=published.Text(zh=form.reason.zh, en=form.reason.en),
    )


def _about_form(found: diagnostic.Diagnostic, rules: set[str]) -> bool:
    """Whether the finding is about what a form says, and not about the file that holds it."""
    return found.form > 0 or found.code in rules


def _documents(run: report.Report, rules: set[str]) -> list[published.Document]:
    found = tally.by_document(run)
    verdicts = tally.verdicts(run)
    return [
        published.Document(
            path=each.path,
            sha256=each.sha256,
            format=each.document.format if each.document else None,
            checked=each.checked,
            verdict=verdicts[each.path],
            forms=[_form(one.form) for one in each.forms],
            diagnostics=[_finding(one) for one in found[each.path] if not _about_form(one, rules)],
        )
        for each in run.documents
    ]


def _form(understood: form.Form) -> published.Form:
    year = understood.values.get("fiscal_year")
    stated = year.value if isinstance(year, form.Stated) else None
    return published.Form(
        number=understood.number,
        kind=understood.kind,
        layout=understood.layout,
        title=understood.title,
        year=stated.first.year if isinstance(stated, Period) else None,
        department=next((text for name in _DEPARTMENT if (text := understood.text(name).strip())), None),
    )


def _finding(found: diagnostic.Diagnostic) -> published.Finding:
    return published.Finding(
        rule=found.code,
        title=_text(found.title),
        tags=list(found.tags),
        dimension=found.dimension,
        severity=found.severity,
        confidence=found.confidence,
        outcome=found.outcome,
        message=published.Text(zh=found.message.zh, en=found.message.en),
        found=found.found,
        expected=_text(found.expected),
        suggestion=_text(found.suggestion),
        basis=[
            published.Basis(document=each.document, clause=each.clause, verified=each.verified)
            for each in found.basis
        ],
        place=_any_place(found.place),
        related=[published.Related(place=_place(each.place), text=each.text) for each in found.related],
        blocks=list(found.blocks),
        form=found.form or None,
        fingerprint=found.fingerprint,
    )


def _status(document: str, number: int, status: report.RuleStatus) -> published.RuleStatus:
    return published.RuleStatus(
        document=document,
        form=number,
        rule=status.rule,
        status=status.status,
        reason=_text(status.reason),
        causes=[
            published.Cause(
                what=each.what, field=each.field, place=_place(each.place) if each.place else None
            )
            for each in status.causes
        ],
        findings=status.findings,
        undecided=status.undecided,
    )


def _text(words: said.Said | None) -> published.Text | None:
    return published.Text(zh=words.zh, en=words.en) if words else None


def _any_place(where: place.Place | place.Origin | None) -> published.Place | published.RuleFilePlace | None:
    match where:
        case place.Place():
            return _place(where)
        case place.Origin(file=file, line=line, column=column, width=width):
            return published.RuleFilePlace(file=file, line=line, column=column, width=width)
    return None


def _place(where: place.Place) -> published.Place:
    return published.Place(
        document=where.document,
        table=where.table or None,
        row=where.row or None,
        column=where.column or None,
        address=address(where),
        row_key=where.row_key,
        column_role=where.column_role,
        span=published.Span(start=where.start, end=where.end) if where.end else None,
    )
