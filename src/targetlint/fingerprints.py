"""What makes a finding the same finding in another run: content, never position, path or format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from targetlint.forms.fold import fold
from targetlint.forms.rows import words_of
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document, Paragraph
from targetlint.model.form import Form, Listed, Row
from targetlint.model.place import Place
from targetlint.model.report import DocumentReport, RuleInfo
from targetlint.model.schema import ROWS

_LENGTH = 16  # hexadecimal digits: enough to tell millions of findings apart
_Spot = tuple[int, int, int, str, str]


@dataclass(frozen=True, slots=True)
class Names:
    """What a finding is about in the form's own words, as written; `form` is the fingerprint of the form.

    What is about a file without a form has no names but `file`: the file's first words or, where it was not
    read, its bytes.
    """

    unit: str = ""
    project: str = ""
    kind: str = ""
    row: str = ""
    column: str = ""
    file: str = ""

    @property
    def form(self) -> str:
        """What makes the form the same form in another run: its unit, project and kind."""
        return _digest((*self._of_form(), self.file))

    def content(self) -> tuple[str, ...]:
        """Return what makes the place the same place in another run."""
        return (*self._of_form(), self.file, plain(self.row), self.column)

    def _of_form(self) -> tuple[str, str, str]:
        return plain(self.unit), plain(self.project), self.kind


class Naming:
    """Says what findings in some documents are about."""

    def __init__(self, documents: Sequence[DocumentReport]) -> None:
        self._names: dict[tuple[str, int], Names] = {}
        self._rows: dict[tuple[str, int], Mapping[_Spot, str]] = {}
        for document in documents:
            for each in reversed(document.forms):
                for number in (each.form.number, 0):
                    self._names[document.path, number] = names_of(each.form)
                    self._rows[document.path, number] = dict(_rows(each.form))
            if not document.forms:
                self._names[document.path, 0] = Names(file=_file(document))

    def names(self, finding: Diagnostic) -> Names:
        """Return what a finding is about: its form or, without one, the first form of its file."""
        place = finding.place if isinstance(finding.place, Place) else Place("")
        key = (place.document, finding.form)
        row = self._rows.get(key, {}).get(_spot(place), place.row_key)
        return replace(self._names.get(key, Names()), row=row, column=place.column_role)


def fingerprinted(
    found: Sequence[Diagnostic], documents: Sequence[DocumentReport], rules: Mapping[str, RuleInfo]
) -> list[Diagnostic]:
    """Give every finding an identity that survives renamed files, other formats, and rows put in between.

    It is made of the rule's first id, the unit, the project, the kind of form, the words of the row and the
    column; a number tells equal ones apart.
    """
    naming = Naming(documents)
    counts: dict[tuple[str, ...], int] = {}
    marked = []
    for each in found:
        content = (_first_id(each.code, rules), *naming.names(each).content())
        counts[content] = counts.get(content, 0) + 1
        marked.append(replace(each, fingerprint=_digest((*content, str(counts[content])))))
    return marked


def names_of(form: Form) -> Names:
    """Return what a form calls itself."""
    return Names(form.sender, form.text("project_name").strip(), form.kind)


def plain(text: str) -> str:
    """Return a text as it is compared: of one width, without spaces, quotes and capitals."""
    return fold(text).text.casefold()


def _file(document: DocumentReport) -> str:
    words = plain(_first_words(document.document)) if document.document else ""
    return words or document.sha256 or document.path.replace("\\", "/").rpartition("/")[2]


def _first_words(document: Document) -> str:
    for block in document.blocks:
        texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        for text in texts:
            if text.strip():
                return text
    return ""


def _rows(form: Form) -> Iterator[tuple[_Spot, str]]:
    """Yield the places in lists whose rows are only numbered, with the words that their rows begin with."""
    for listed in form.values.values():
        if not isinstance(listed, Listed):
            continue
        for row in listed.items:
            if isinstance(row, Row) and row.place.row_key == str(row.number):
                words = _words(row)
                for place in (row.place, *(each.place for each in row.values.values())):
                    yield _spot(place), words


def _words(row: Row) -> str:
    """Return the first text of a row, its number where it has none."""
    fields = ROWS[row.kind].fields.values()
    if not any(field.type == "text" for field in fields):
        return str(row.number)
    stated = row.values.get(words_of(ROWS[row.kind]))
    return stated.text if stated and stated.text.strip() else str(row.number)


def _spot(place: Place) -> _Spot:
    return place.table, place.row, place.column, place.row_key, place.column_role


def _first_id(code: str, rules: Mapping[str, RuleInfo]) -> str:
    """Return the id that a rule had first: `formerly` names the oldest first."""
    rule = rules.get(code)
    return rule.formerly[0] if rule and rule.formerly else code


def _digest(parts: Sequence[str]) -> str:
    return sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:_LENGTH]
