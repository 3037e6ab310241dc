"""Drafts of layouts: they compile in both languages, and with them the form is recognised."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from build_examples import as_docx, as_txt, source
from forms_kit import ROOT, dump, listed, shipped, written
from golden import cases, check
from office import read

from targetlint.cli import draft_text
from targetlint.forms.learn import Draft, drafts
from targetlint.forms.recognise import recognise
from targetlint.model.document import Document
from targetlint.model.layout import Layout

TABLES = sorted((ROOT / "tests" / "golden").glob("*/*.table"))
OTHERWISE_KNOWN = {"06-court-equipment", "07-self-evaluation", "T16-self-evaluation-sichuan"}
# Without their own, another layout of the pack fits.
OTHERWISE_KNOWN |= {"T11-banner-many-projects", "T18-input-output-old", "T20-townships-transposed"}
NOT_LEARNT = {"T12-list-without-table"}  # no table
WRITERS = {"docx": as_docx, "txt": as_txt}


@cache
def _document(path: Path, kind: str) -> Document:
    document, told = read(WRITERS[kind](source(path.read_text(encoding="utf-8"))), f"x.{kind}")
    assert document is not None, told
    return document


def _others(document: Document) -> list[Layout]:
    """Return the layouts of the pack without those that the document's forms have."""
    own = {form.layout for form in recognise(document, shipped())[0]}
    return [layout for layout in shipped() if layout.id not in own]


def _compiled(draft: Draft) -> Layout:
    """Return the layout that a draft's text declares: the same in both languages."""
    zh, en = (written(draft_text.text(draft, "x", lang), "x.rules") for lang in ("zh", "en"))
    strip = [(each.kind, each.labels, each.parts, each.items, each.tables, each.tiers) for each in (*zh, *en)]
    assert strip[0] == strip[1]
    return zh[0]


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_with_its_draft_a_form_is_recognised(path: Path, kind: str) -> None:
    document = _document(path, kind)
    known = _others(document)
    found = drafts(document, known)
    assert (found == []) is (path.stem in {*OTHERWISE_KNOWN, "T12-list-without-table"})
    if path.stem in NOT_LEARNT or not found:
        return
    before = recognise(document, shipped())[0]
    after = recognise(document, [*known, *map(_compiled, found)])[0]
    assert {form.layout for form in after} == {each.layout.id for each in found}
    assert len(after) == len(before)
    if path.stem == "02-special-fund-and-department":  # a draft of a kind that no layout is left of
        return
    read_before = [len(listed(form, "indicators").items) for form in before]
    assert [len(listed(form, "indicators").items) for form in after] == read_before
    assert not [form.leftovers for form in after if form.leftovers]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_form_with_a_layout_needs_no_draft(path: Path) -> None:
    assert drafts(_document(path, "docx"), shipped()) == []


@pytest.mark.parametrize("case", cases("drafts"), ids=lambda case: case.stem)
def test_a_draft_says_what_is_a_guess(case: Path) -> None:
    def drafted(given: str) -> str:
        document, _ = read(as_docx(source(given)), "x.docx")
        assert document is not None
        [draft] = drafts(document, shipped())
        forms, _ = recognise(document, [*shipped(), _compiled(draft)])
        texts = [draft_text.text(draft, "申报表.docx", lang) for lang in ("zh", "en")]
        return "\n".join([*texts, *(dump(form, places=False) for form in forms)])

    check(case, drafted)


def test_a_document_without_tables_gives_no_draft() -> None:
    document, _ = read(as_txt(source("关于召开会议的通知\n各单位：")), "x.txt")
    assert document is not None
    assert drafts(document, shipped()) == []
