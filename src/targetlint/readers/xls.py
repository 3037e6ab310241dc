"""Old Excel and WPS workbooks (.xls, .et: BIFF 2 to 8): a table per visible sheet, values as displayed.

The library xlrd takes the records apart. It is kept from those that no table needs (most of what it fails
on is there), and its cells go straight into a sparse sheet. Hidden rows and columns are read; charts,
comments, text boxes and controls are not. A formula that was never calculated shows what the program left
there, nothing or 0: the file does not tell. Source: [MS-XLS].
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import cast

import xlrd.biffh as biff
from xlrd.book import SUPPORTED_VERSIONS, Book
from xlrd.sheet import Sheet as Records

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Document
from targetlint.readers.compound import Compound
from targetlint.readers.limits import CELLS, OLD_WORKBOOK_BYTES, RECORDS
from targetlint.readers.number_format import BUILT_IN, GENERAL
from targetlint.readers.ole import MAGIC
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.readers.sheet import Sheet, Workbook, displayed
from targetlint.readers.source import Source

_HEAD = struct.Struct("<HH")  # of a record: its number, the length of its data
_NEEDED = frozenset(
    {
        *biff.bofcodes,
        *biff.XL_FORMULA_OPCODES,
        *(biff.XL_EOF, biff.XL_BOUNDSHEET, biff.XL_SHEETSOFFSET, biff.XL_SHEETHDR, biff.XL_DIMENSION),
        *(biff.XL_CODEPAGE, biff.XL_DATEMODE, biff.XL_SST, biff.XL_CONTINUE, biff.XL_MERGEDCELLS),
        *(biff.XL_FORMAT, biff.XL_FORMAT2, biff.XL_XF, biff.XL_XF2, biff.XL_XF3, biff.XL_XF4, biff.XL_IXFE),
        *(
            biff.XL_LABELSST,
            biff.XL_LABEL,
            biff.XL_LABEL_B2,
            biff.XL_RSTRING,
            biff.XL_STRING,
            biff.XL_STRING_B2,
        ),
        *(biff.XL_NUMBER, biff.XL_NUMBER_B2, biff.XL_RK, biff.XL_MULRK, biff.XL_INTEGER),
        *(biff.XL_BLANK, biff.XL_BLANK_B2, biff.XL_MULBLANK, biff.XL_BOOLERR, biff.XL_BOOLERR_B2),
    }
)
_OBJECT, _TEXT_OBJECT = 0x005D, 0x01B6  # something drawn, and its text
_BOXES, _COMMENT = {0x0B, 0x0C}, 0x19  # kinds of what is drawn: a check box, an option button; a comment
_SHEETS_IN_GLOBALS, _NUMBERED_FORMATS = 45, 50  # BIFF 4W keeps its sheets there; BIFF 5 has built-in formats
_WIDE, _PHONETIC, _RICH = 0x01, 0x04, 0x08  # flags of a text


def read(source: Source) -> tuple[Document, list[Diagnostic]]:
    """Return the document; raise Refusal where the workbook is damaged, locked or too large."""
    try:
        return _read(source)
    except Refusal:
        raise
    except MemoryError:
        raise
    except Exception as error:  # whatever damaged records make the library raise
        raise Refusal(Problem.BROKEN) from error


def _read(source: Source) -> tuple[Document, list[Diagnostic]]:
    book = _Book(_stream(source.data), source.encoding)
    workbook = Workbook(source.path, "xls")
    for number, (name, state) in enumerate(book.listed()):
        if state:
            workbook.say("hidden-sheet", Severity.INFO, name)
            continue
        sheet = book.sheet(number)
        workbook.add(name, sheet.sparse)
        book.cells = workbook.cells
        if sheet.drawn:
            workbook.say("drawn", Severity.WARNING, name)
    return workbook.document, workbook.remarks


def _stream(data: bytes) -> bytes:
    """Return the workbook's records, out of the compound file where there is one around them."""
    if data.startswith(MAGIC):
        package = Compound(data)
        data = package.stream("Workbook") or package.stream("Book")
    within("bytes", len(data), OLD_WORKBOOK_BYTES)
    return data


class _Book(Book):
    """The library's workbook, made to pass over the records that no table needs and to load sheets singly."""

    # what the library keeps to itself: the names of its sheets, which of them are hidden, where they are
    _sheet_names: list[str]
    _sheet_visibility: list[int]
    _sh_abs_posn: list[int]
    _sheet_list: list[_Sheet]

    def __init__(self, stream: bytes, encoding: str) -> None:
        super().__init__()
        self.cells = 0  # of the sheets before
        self._records = self._merges = 0
        self._drawn = False
        self._kind = 0  # of the last drawn object
        self.biff2_8_load(
            file_contents=stream,
            logfile=io.StringIO(),  # the standard output is the report's
            encoding_override=encoding or None,
            formatting_info=True,  # without it there are no merged cells
        )
        self.biff_version = self.getbof(biff.XL_WORKBOOK_GLOBALS) or 0
        if self.biff_version not in SUPPORTED_VERSIONS:
            raise Refusal(Problem.BROKEN)
        if self.biff_version < _SHEETS_IN_GLOBALS:
            self.fake_globals_get_sheet()
        else:
            self.parse_globals()
        self._formats = BUILT_IN | {each.format_key: each.format_str for each in self.format_list}

    def listed(self) -> list[tuple[str, int]]:
        """Return the name of each worksheet and whether it is hidden (not 0), in tab order."""
        return list(zip(self._sheet_names, self._sheet_visibility, strict=True))

    def sheet(self, number: int) -> _Sheet:
        """Return a worksheet; old versions have read theirs already."""
        if self.biff_version <= _SHEETS_IN_GLOBALS:
            return self._sheet_list[number]
        return self.get_sheet(number)

    def get_sheet(self, number: int, update_pos: bool = True) -> _Sheet:  # noqa: FBT001, FBT002 - the library's
        """Read a worksheet, as the library asks for it."""
        if update_pos:
            self._position = self._sh_abs_posn[number]
        self.getbof(biff.XL_WORKSHEET)
        self._drawn = False
        sheet = _Sheet(self, self._position, self._sheet_names[number], number)
        sheet.read(self)
        sheet.finish(drawn=self._drawn)
        self._sheet_list[number:] = [sheet]
        return sheet

    def derive_encoding(self) -> str:
        """Return the encoding of texts before BIFF 8; GB18030 is what GBK files really hold."""
        if super().derive_encoding() == "cp936":
            self.encoding = "gb18030"
        return self.encoding or ""

    def get_record_parts(self) -> tuple[int, int, bytes]:
        """Return the next record that is needed: its number, the length of its data, its data."""
        stream = self.mem or b""
        while True:
            number, length = _HEAD.unpack_from(stream, self._position)
            start = self._position + _HEAD.size
            self._position = start + length
            self._records += 1
            within("records", self._records, RECORDS)
            if number in _NEEDED:
                return number, length, stream[start : self._position]
            if number == biff.XL_FILEPASS:
                raise Refusal(Problem.ENCRYPTED)
            if number in {_OBJECT, _TEXT_OBJECT}:
                self._look(number, stream[start : self._position])

    def _look(self, number: int, data: bytes) -> None:
        """Note whether a drawn object has text of its own, or is a box to tick."""
        if number == _OBJECT:
            self._kind = int.from_bytes(data[4:6], "little")
            self._drawn |= self._kind in _BOXES
        else:
            self._drawn |= self._kind != _COMMENT and any(data[10:12])

    def handle_sst(self, data: bytes) -> None:
        """Read the table of texts, which cells name by their number."""
        pieces = [data]
        while (following := self.get_record_parts_conditional(biff.XL_CONTINUE))[0] is not None:
            pieces.append(following[2])
        self._sharedstrings = list(_texts(pieces))

    def code(self, style: int) -> str:
        """Return the number format of this cell style: the file's own before those that files leave out."""
        if not 0 <= style < len(self.xf_list):
            return GENERAL
        key = self.xf_list[style].format_key
        if self.biff_version >= _NUMBERED_FORMATS:
            return self._formats.get(key, GENERAL)
        return self.format_map[key].format_str if key in self.format_map else GENERAL


class _Sheet(Records):
    """The library's worksheet, made to put its cells straight into a sparse sheet."""

    def __init__(self, book: _Book, position: int, name: str, number: int) -> None:
        super().__init__(book, position, name, number)
        self.sparse = Sheet()
        self.drawn = False
        self._book = book
        self.put_cell = self._put

    def _put(self, row: int, column: int, kind: int | None, value: object, style: int | None) -> None:
        """Keep a cell as the library hands it out: positions from 0, the kind None for a number."""
        if kind == biff.XL_CELL_EMPTY:
            return
        self.sparse.rows.add(row + 1)
        stored = repr(value).removesuffix(".0") if kind is None else _stored(kind, value)
        code, from_1904 = self._book.code(style or 0), self._book.datemode == 1
        found = displayed(stored, code, number=kind is None, from_1904=from_1904)
        if found is not None:
            self.sparse.shown[row + 1, column + 1] = found
            within("cells", self._book.cells + len(self.sparse.shown), CELLS)

    def finish(self, *, drawn: bool) -> None:
        """Take over what belongs to the sheet as a whole; the library's ranges end before their ends."""
        self.drawn = drawn
        self.sparse.merges = [
            ((top + 1, left + 1), (bottom, right))
            for top, bottom, left, right in self.merged_cells
            if top < bottom and left < right
        ]


def _stored(kind: int, value: object) -> str:
    """Return the text, truth value or error of a cell; nothing for a blank one."""
    if kind == biff.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == biff.XL_CELL_ERROR:
        return biff.error_text_from_code.get(cast("int", value), "#N/A")
    return _lines(str(value))


def _lines(text: str) -> str:
    """Return a text as a cell shows it: line ends as newlines, halves of characters as unknown ones."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n")


def _texts(pieces: list[bytes]) -> Iterator[str]:
    """Yield the texts of an SST record and the CONTINUE records after it ([MS-XLS] 2.4.265, 2.5.293)."""
    (total,) = struct.unpack_from("<4xI", pieces[0])
    within("records", total, RECORDS)
    piece, at = 0, 8
    for _ in range(total):
        while at >= len(pieces[piece]):  # what comes after a text may go over several records
            at -= len(pieces[piece])
            piece += 1
            if piece == len(pieces):
                return
        count, flags = struct.unpack_from("<HB", pieces[piece], at)
        at += 3
        after = 0
        if flags & _RICH:
            after += 4 * int(struct.unpack_from("<H", pieces[piece], at)[0])
            at += 2
        if flags & _PHONETIC:
            after += int(struct.unpack_from("<I", pieces[piece], at)[0])
            at += 4
        text = ""
        while True:  # a text may go over several records, each piece as wide as its first byte says
            wide = flags & _WIDE
            here = min(count, (len(pieces[piece]) - at) >> wide)
            end = at + (here << wide)
            text += pieces[piece][at:end].decode("utf-16-le" if wide else "latin-1", "surrogatepass")
            count, at = count - here, end
            if not count:
                break
            piece += 1
            flags, at = pieces[piece][0], 1
        at += after
        yield text
