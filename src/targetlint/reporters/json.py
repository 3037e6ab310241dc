"""A Report as JSON in the published format, for programs and for other reporters."""

from __future__ import annotations

import json
from collections.abc import Sequence

from targetlint.model import diagnostic, document, form, place, report, said
from targetlint.model.amount import Period
from targetlint.reporters import json_uncounted, published, published_shape, scores, tally
from targetlint.reporters.places import address


def render(run: report.Report) -> str:
    """Return the report as one JSON object; both languages are in it, so it depends on neither."""
    return written(published_report(run))


def written(made: published.Report) -> str:
    """Return a report of the published format as its text."""
    return made.model_dump_json(indent=2) + "\n"


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
        complete=run.complete,
        packs=[
            published.Pack(id=each.id, name=each.name, version=each.version, hash=each.hash)
            for each in run.packs
        ],
        scheme=scores.published_scheme(run),
        rules=[_rule(each) for each in run.rules],
        documents=_documents(run, rules),
        passed_over=[
            published.PassedOver(
                path=each.path,
                reason=published_shape.Text(zh=each.reason.zh, en=each.reason.en),
                repeats=each.repeats,
            )
            for each in run.passed_over
        ],
        last_year=_last_year(run.last_year) if run.last_year else None,
        findings=[_finding(each) for each in run.findings if _about_form(each, rules)],
        statuses=[
            _status(held.path, each.form.number, status)
            for held in run.documents
            for each in held.forms
            for status in each.statuses
        ],
        diagnostics=[
            _finding(each)
            for each in (*tally.by_document(run)[""], *run.unused, *run.about_waivers)
            if not _about_form(each, rules)
        ],
        fingerprints=diagnostic.FINGERPRINTS,
        waivers=json_uncounted.waivers(run),
        baseline=json_uncounted.baseline(run.baseline),
        comparison=json_uncounted.compared(run.comparison) if run.comparison else None,
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
        reason=published_shape.Text(zh=form.reason.zh, en=form.reason.en),
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
            forms=[_form(one) for one in each.forms],
            content=_content(each.document) if each.document and each.forms else [],
            diagnostics=[_finding(one) for one in found[each.path] if not _about_form(one, rules)],
        )
        for each in run.documents
    ]


def _rule(rule: report.RuleInfo) -> published.Rule:
    return published.Rule(
        id=rule.id,
        title=published_shape.Text(zh=rule.title.zh, en=rule.title.en),
        pack=rule.pack,
        severity=rule.severity,
        confidence=rule.confidence,
        dimension=rule.dimension,
        tags=list(rule.tags),
        basis=_basis(rule.basis),
        digest=rule.digest,
        formerly=list(rule.formerly),
        mandatory=rule.mandatory,
    )


def _content(read: document.Document) -> list[published.Paragraph | published.Table]:
    return [
        published.Paragraph(number=block.number, text=block.text)
        if isinstance(block, document.Paragraph)
        else published.Table(
            number=block.number,
            sheet=block.sheet or None,
            cells=[
                published.Cell(
                    row=cell.row,
                    column=cell.column,
                    rowspan=cell.rowspan,
                    colspan=cell.colspan,
                    text=cell.text,
                )
                for cell in block.cells
            ],
        )
        for block in read.blocks
    ]


def _form(of: report.FormReport) -> published.Form:
    understood = of.form
    year = understood.values.get("fiscal_year")
    stated = year.value if isinstance(year, form.Stated) else None
    return published.Form(
        number=understood.number,
        kind=understood.kind,
        layout=understood.layout,
        title=understood.title,
        year=stated.first.year if isinstance(stated, Period) else None,
        department=understood.sender or None,
        score=scores.published_score(of.score) if of.score else None,
        project=understood.text("project_name").strip() or None,
        fingerprint=of.fingerprint,
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
        message=published_shape.Text(zh=found.message.zh, en=found.message.en),
        found=found.found,
        expected=_text(found.expected),
        suggestion=_text(found.suggestion),
        suggestion_grade=found.grade if found.suggestion else None,
        suggestion_from=_drawn(found.drawn),
        basis=_basis(found.basis),
        place=_any_place(found.place),
        related=[published.Related(place=_place(each.place), text=each.text) for each in found.related],
        blocks=list(found.blocks),
        form=found.form or None,
        fingerprint=found.fingerprint,
        waiver=json_uncounted.waived(found.waived),
        baseline_state=found.baseline,
    )


def _drawn(drawn: diagnostic.Drawn | None) -> published.Drawn | None:
    if drawn is None:
        return None
    return published.Drawn(text=drawn.text, place=_place(drawn.place) if drawn.place else None)


def _basis(clauses: Sequence[diagnostic.Basis]) -> list[published_shape.Basis]:
    return [
        published_shape.Basis(document=each.document, clause=each.clause, verified=each.verified)
        for each in clauses
    ]


def _status(path: str, number: int, status: report.RuleStatus) -> published.RuleStatus:
    return published.RuleStatus(
        document=path,
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


def _text(words: said.Said | None) -> published_shape.Text | None:
    return published_shape.Text(zh=words.zh, en=words.en) if words else None


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
