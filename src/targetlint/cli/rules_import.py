"""`targetlint rules import FILE --as TABLE`: a list kept in Excel becomes the rows of a decision table."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from targetlint import intake, packs
from targetlint.cli import paths, streams
from targetlint.cli.book import complain
from targetlint.cli.codes import CLEAN, UNCHECKED, UNTRUSTED
from targetlint.cli.paths import PACK
from targetlint.cli.reading import Reads
from targetlint.intake import Understood
from targetlint.lang.ast import TypeName
from targetlint.lang.decision import DecisionTable
from targetlint.lang.format.text import formatted
from targetlint.lang.words_in import folded
from targetlint.model.document import Document
from targetlint.reporters.terminal import rulefile
from targetlint.words import say

_UNIT = re.compile(r"[(（](?:单位[:：])?([^()（）]+)[)）]$")
_NUMBER = re.compile(r"[-+]?[\d,，.]+")
_Line = tuple[int, list[str]]
Columns = Sequence[tuple[int, str, str]]
"""For each column of the table: where it stands in the file, its unit, the kind of value it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing(Reads):
    """One run of the command, with its options as given."""

    file: Path
    table: str
    folder: Path
    color: str

    def run(self) -> int:
        """Write the rows into the pack, and return the exit code."""
        if not (self.folder / PACK).is_file():
            complain(self.lang, "import.no_pack", path=self.folder)
            return UNTRUSTED
        table = self._table()
        reading = self.reading() if table is not None else None
        if table is None or reading is None:
            return UNTRUSTED
        if not paths.exists(self.file) or paths.is_folder(self.file):
            complain(self.lang, "cli.no_file" if paths.exists(self.file) else "cli.no_path", path=self.file)
            return UNTRUSTED
        answers = [each for each in intake.take_in([self.file], (), reading) if isinstance(each, Understood)]
        documents = [each.document.document for each in answers if each.document.document is not None]
        if not documents:
            for each in answers:
                page = streams.page(sys.stderr, self.lang, self.color)
                streams.put(rulefile.render(each.diagnostics, page), sys.stderr)
            return UNCHECKED
        return self._import(documents[0], table)

    def _table(self) -> DecisionTable | None:
        """Return the open table that is to be filled; where there is none, standard error is told."""
        every = (each for layer in packs.layers(self.folder) for each in layer.declared())
        found = {each.name.text: each for each in every if isinstance(each, DecisionTable) and each.open}
        if self.table not in found:
            complain(self.lang, "import.no_table", name=self.table, names="、".join(found))
        return found.get(self.table)

    def _import(self, document: Document, table: DecisionTable) -> int:
        wanted = "、".join((*(each.name.text for each in table.columns), table.head))
        for lines in _grids(document):
            for at, (_, line) in enumerate(lines):
                columns = _columns(line, table)
                if columns is not None:
                    return self._write(lines[at + 1 :], columns, table)
        complain(self.lang, "import.no_columns", path=self.file, names=wanted)
        return UNTRUSTED

    def _write(self, lines: Sequence[_Line], columns: Columns, table: DecisionTable) -> int:
        rows: dict[tuple[str, ...], None] = {}
        left = []
        for number, line in lines:
            row = _row(line, columns)
            if row is None or row in rows:
                left += [str(number)] if any(each.strip() for each in line) else []
            else:
                rows[row] = None
        path = self.folder / "tables" / f"{table.name.text}.rules"
        if not rows:
            complain(self.lang, "import.no_rows", path=self.file)
            return UNTRUSTED
        body = "\n".join(f"    | {' | '.join(row)} |" for row in rows)
        head = say("import.comment", file=self.file.name).zh
        text = f"# {head}\n调整 判定表 {table.name.text}\n  加入：\n{body}\n  理由 “{self.file.name}”\n"
        laid_out, told = formatted(text, str(path))
        if told:
            page = streams.page(sys.stderr, self.lang, self.color)
            streams.put(rulefile.render(told, page), sys.stderr)
            return UNTRUSTED
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_text(laid_out, encoding="utf-8", newline="\n")
        except OSError as error:
            complain(self.lang, "fmt.unwritten", path=path, error=error)
            return UNTRUSTED
        which = say("import.left", lines="、".join(left)) if left else ""
        said = say("import.written", path=path, rows=len(rows), left=len(left), which=which, pack=self.folder)
        streams.put(said.pick(self.lang) + "\n", sys.stdout)
        return CLEAN


def _grids(document: Document) -> list[list[_Line]]:
    """Return the tables of a file as lines of texts with their numbers, each text at its column."""
    found = []
    for table in document.tables:
        lines: list[_Line] = []
        for cells in table.rows():
            line = [""] * max(cell.column for cell in cells)
            for cell in cells:
                line[cell.column - 1] = cell.text
            lines.append((cells[0].row, line))
        found.append(lines)
    return found


def _columns(line: Sequence[str], table: DecisionTable) -> Columns | None:
    """Return where the columns of the table stand if `line` is the head of the list; else None."""
    heads = {folded(_UNIT.sub("", text.strip())): at for at, text in reversed(list(enumerate(line)))}
    types = {each.name.text: each.type for each in table.parameters}
    wanted = [(each.name.text, types.get(each.name.text)) for each in table.columns]
    found = []
    for name, type_ in [*wanted, (table.head, table.gives)]:
        at = heads.get(folded(name))
        if at is None:
            return None
        unit = _UNIT.search(line[at].strip())
        kind = type_.word if isinstance(type_, TypeName) else "enum"
        found.append((at, unit[1] if unit and kind != "text" else "", kind))
    return found


def _row(line: Sequence[str], columns: Columns) -> tuple[str, ...] | None:
    """Return the cells of a row as a rule file writes them; None where one of them is blank."""
    texts = [line[at].strip() if at < len(line) else "" for at, _, _ in columns]
    if not all(texts):
        return None
    return tuple(_cell(text, unit, kind) for text, (_, unit, kind) in zip(texts, columns, strict=True))


def _cell(text: str, unit: str, kind: str) -> str:
    if kind == "text":
        plain = re.sub(r"\s+", " ", text).replace("|", "｜")
        return f'"{plain}"' if '"' not in plain else f"“{plain.replace('”', '』').replace('“', '『')}”"
    return f"{text.replace(',', '').replace('，', '')}{unit}" if _NUMBER.fullmatch(text) else text
