"""PDF files: characters and ruling lines to paragraphs and tables, scans, and what cannot be read."""

import random
import shutil
import subprocess
from importlib.util import find_spec

import build_examples
import pytest
from build_examples import as_docx, source
from forms_kit import forms_in, same
from golden import cases, check
from hypothesis import given, settings
from hypothesis import strategies as st
from office import read, written
from office_pdf import Sheet, pdf, sheets, stream

from targetlint.model.diagnostic import Outcome
from targetlint.model.document import Paragraph
from targetlint.readers import ocr
from targetlint.readers.paper import page as paper
from targetlint.readers.pdf import pages, reader, rulings, text

RECOGNISES = all(find_spec(name) for name in ("rapidocr", "onnxruntime"))


@pytest.fixture
def without_ocr(monkeypatch):
    monkeypatch.setattr(ocr, "installed", lambda: False)


def shown(data: bytes, **told: object) -> str:
    return written(*read(data, "x.pdf", **told))


def texts(data: bytes) -> list[str]:
    """The paragraphs, and the cells of tables, in reading order."""
    document, _ = read(data, "x.pdf")
    assert document is not None
    found: list[str] = []
    for block in document.blocks:
        found += [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return found


@pytest.mark.parametrize("case", cases("readers/pdf"), ids=lambda case: case.stem)
def test_pdf(case):
    check(case, lambda given: shown(pdf(*sheets(given))))


BORDERS = {
    "rectangles": "60 700 100 20 re S 160 700 100 20 re S",
    "one path": "60 700 m 260 700 l 260 720 l 60 720 l h 160 700 m 160 720 l S",
    "thin fills": "60 700 200 1 re f 60 720 200 1 re f 60 700 1 20 re f 160 700 1 20 re f 260 700 1 20 re f",
    "thin fills in one path": "60 700 200 1 re 60 720 200 1 re "
    "60 700 1 20 re 160 700 1 20 re 260 700 1 20 re f*",
    "filled and stroked": ".9 g 60 700 100 20 re B 0 g 160 700 100 20 re S",
    "dashes": "[3 2] 0 d 60 700 100 20 re S 160 700 100 20 re S",
    "dots": " ".join(
        [f"{x} {y} 1 1 re f" for x in range(60, 261, 2) for y in (700, 720)]
        + [f"{x} {y} 1 1 re f" for x in (60, 160, 260) for y in range(700, 721, 2)]
    ),
    "a double border": "60 700 200 20 re S 58 698 204 24 re S 160 700 m 160 720 l S",
    "moved and scaled": "q 2 0 0 2 20 0 cm 20 350 50 10 re S 70 350 50 10 re S Q",
    "in forms": "q 1 0 0 1 10 0 cm /X Do Q",
    "beside a curve": "60 700 100 20 re S 160 700 100 20 re S "
    "300 700 m 310 710 320 710 330 700 c 330 690 l h S",
    "on a background": ".9 g 60 700 200 20 re f 60 750 80 40 re f 0 g 60 700 100 20 re S 160 700 100 20 re S",
    "under an empty path": "60 700 100 20 re n 60 700 100 20 re S 160 700 100 20 re S",
}


@pytest.mark.parametrize("drawn", BORDERS.values(), ids=BORDERS)
def test_borders_of_many_kinds(drawn):
    sheet = Sheet()
    sheet.ops.append(drawn)
    sheet.text(65, 706, "项目名称")
    sheet.text(165, 706, "供水管网")
    inner = "/Type /XObject /Subtype /Form /BBox [0 0 600 900]"
    form = f"{inner} /Matrix [1 0 0 1 40 0] /Resources << /XObject << /Y 101 0 R >> >>"
    objects = {
        100: stream("q 1 0 0 1 0 100 cm /Y Do Q", form),
        101: stream("10 600 100 20 re S 110 600 100 20 re S", inner),
    }
    data = pdf(sheet, objects=objects, resources="/XObject << /X 100 0 R >>")
    assert shown(data) == "pdf\ntable 1\n  1,1 '项目名称'\n  1,2 '供水管网'"


def test_a_character_belongs_to_the_cell_where_its_centre_is_unless_it_is_cut_off():
    sheet = Sheet()
    sheet.table(60, 720, [40, 100], [["", "≥18公里"]])
    sheet.ops.append("q 60 700 40 20 re W n BT /F 10 Tf 1 0 0 1 62 708 Tm <519c67514f9b6c347ba17f51> Tj ET Q")
    assert texts(pdf(sheet)) == ["农村供水管网", "≥18公里"]
    sheet = Sheet()
    sheet.table(60, 720, [40, 100], [["", ""]])
    sheet.text(76, 708, "农村供水")
    assert texts(pdf(sheet)) == ["农村", "供水"]


def test_what_nobody_sees_is_not_read():
    sheet = Sheet()
    sheet.text(60, 700, "看得见")
    sheet.ops.append("BT 3 Tr /F 10 Tf 1 0 0 1 60 680 Tm <770b4e0d89c1> Tj 0 Tr ET")
    sheet.text(700, 700, "页外")
    assert texts(pdf(sheet)) == ["看得见"]


def test_filled_in_fields_and_notes_are_read():
    sheet = Sheet(extra="/Annots [100 0 R]")
    sheet.table(60, 720, [100, 100], [["单位名称", ""]])
    look = "/Type /XObject /Subtype /Form /BBox [0 0 90 12] /Resources << /Font << /F 10 0 R >> >>"
    objects = {
        100: "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [162 705 252 717] /F 4 /AP << /N 101 0 R >> >>",
        101: stream("BT /F 10 Tf 1 0 0 1 2 3 Tm <975279be53bf> Tj ET", look),
    }
    assert texts(pdf(sheet, objects=objects)) == ["单位名称", "青禾县"]


@pytest.mark.parametrize(
    ("turn", "box"),
    [(0, (1, 2, 3, 5)), (1, (-5, 1, -2, 3)), (2, (-3, -5, -1, -2)), (3, (2, -3, 5, -1))],
)
def test_boxes_are_turned_and_turned_back(turn, box):
    given = paper.Box(1, 2, 3, 5)
    assert given.turned(turn) == box
    assert given.turned(turn).turned(-turn % 4) == given


class TestLocks:
    DATA = pdf(Sheet(ops=["BT /F 10 Tf 1 0 0 1 60 700 Tm <7532> Tj ET"]), password=b"secret")

    def test_a_password_opens(self):
        assert shown(self.DATA, passwords=("wrong", "secret")) == "pdf\nparagraph 1 '甲'"

    @pytest.mark.parametrize(("passwords", "code"), [((), "file/encrypted"), (("wrong",), "file/password")])
    def test_without_it_the_file_is_refused(self, passwords, code):
        document, [diagnostic] = read(self.DATA, "x.pdf", passwords=passwords)
        assert document is None
        assert diagnostic.code == code


PICTURE = stream(
    b"\xff" * 600,
    "/Type /XObject /Subtype /Image /Width 30 /Height 20 /BitsPerComponent 8 /ColorSpace /DeviceGray",
)


def scan(*ops: str) -> Sheet:
    return Sheet(ops=["q 500 0 0 800 40 20 cm /I Do Q", *ops])


def scans(*pages_: Sheet) -> bytes:
    return pdf(*pages_, objects={100: PICTURE}, resources="/XObject << /I 100 0 R >>")


@pytest.mark.usefixtures("without_ocr")
class TestScansWithoutRecognition:
    def test_nothing_but_scans_is_refused(self):
        document, [diagnostic] = read(scans(scan(), scan()), "x.pdf")
        assert document is None
        assert (diagnostic.code, diagnostic.outcome) == ("file/scan", Outcome.ERROR)
        assert "targetlint[ocr]" in diagnostic.suggestion.zh

    def test_pages_with_text_are_read_beside_scans(self):
        page = Sheet()
        page.text(60, 700, "项目支出绩效目标表")
        assert shown(scans(scan(), page, scan(), scan())) == (
            "pdf\nparagraph 1 '项目支出绩效目标表'\n"
            "warning review file/scan-pages: 第 1, 3-4 页是扫描件，或文字不能提取，没有读取"
        )

    def test_a_page_number_under_a_scan_is_no_text(self):
        assert shown(scans(scan("BT /F 10 Tf 1 0 0 1 290 10 Tm <0031> Tj ET"))).startswith("error")

    def test_text_under_the_picture_is_read_as_uncertain(self):
        words = "BT 3 Tr /F 10 Tf 1 0 0 1 60 700 Tm <" + "项目".encode("utf-16-be").hex() * 20 + "> Tj ET"
        document, [remark] = read(scans(scan(words)), "x.pdf")
        assert document is not None
        assert [block.text for block in document.blocks] == ["项目" * 20]
        assert (document.certain, remark.code) == (False, "file/ocr")

    def test_letters_drawn_as_shapes_are_a_scan(self):
        shapes = " ".join(f"{x} 700 m {x} 710 {x} 710 {x + 5} 700 c f" for x in range(60, 400, 3))
        assert shown(pdf(Sheet(ops=[shapes]))).startswith("error error file/scan")

    def test_characters_without_a_meaning_are_not_read(self):
        garbled = Sheet(ops=["BT /F 10 Tf 1 0 0 1 60 700 Tm <0000000000004e00> Tj ET"])
        page = Sheet()
        page.text(60, 700, "项目")
        assert shown(pdf(garbled)).startswith("error error file/scan")
        assert texts(pdf(garbled, page)) == ["项目"]

    def test_pictures_are_refused(self):
        document, [diagnostic] = read(b"\x89PNG\r\n\x1a\n", "x.png")
        assert document is None
        assert diagnostic.code == "file/scan"


def test_a_blank_page_is_no_scan():
    page = Sheet()
    page.text(60, 700, "甲")
    assert shown(pdf(Sheet(), page)) == "pdf\nparagraph 1 '甲'"
    assert shown(pdf(Sheet())).startswith("error error file/empty")


BUSY = pdf(
    *sheets(
        (cases("readers/pdf", "page-break-in-a-row.golden")[0])
        .read_text(encoding="utf-8")
        .partition("\n====")[0]
    )
)
LIMITS = [
    (reader, "PAGES", 2),
    (text, "CHARACTERS", 20),
    (rulings, "OBJECTS", 30),
    (rulings, "SEGMENTS", 30),
    ("targetlint.readers.lattice", "RULINGS", 5),
    ("targetlint.readers.lattice", "POSITIONS", 5),
    ("targetlint.readers.paper.document", "CELLS", 8),
]


@pytest.mark.parametrize(("module", "name", "most"), LIMITS, ids=[each[1] for each in LIMITS])
def test_what_is_too_much_is_refused(monkeypatch, module, name, most):
    assert shown(BUSY).startswith("pdf")
    if isinstance(module, str):
        monkeypatch.setattr(f"{module}.{name}", most)
    else:
        monkeypatch.setattr(module, name, most)
    assert shown(BUSY).startswith("error error file/limit")


def test_a_page_of_very_many_shapes_is_a_drawing(monkeypatch):
    monkeypatch.setattr(rulings, "SHAPES", 3)
    sheet = Sheet(ops=["60 700 100 20 re S 160 700 100 20 re S 300 700 m 310 710 l S 300 710 m 310 700 l S"])
    sheet.text(65, 706, "项目名称")
    assert shown(pdf(sheet)) == "pdf\nparagraph 1 '项目名称'"


def survives(data: bytes) -> None:
    document, diagnostics = read(data, "x.pdf")
    assert (document is None) == any(each.outcome is Outcome.ERROR for each in diagnostics)


@pytest.mark.usefixtures("without_ocr")
class TestDamage:
    @pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\n%%EOF", BUSY[:300], b"junk" * 50 + b"%PDF-"])
    def test_damaged_files_are_refused(self, data):
        assert shown(data).startswith("error error file/broken")

    def test_truncated_files_are_survived(self):
        for end in range(1000, len(BUSY), 700):
            survives(BUSY[:end])

    def test_mutated_files_are_survived(self):
        chance = random.Random(20251103)  # noqa: S311 - a fixed seed, the same files each time
        for _ in range(150):
            data = bytearray(BUSY)
            for _ in range(chance.randint(1, 12)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            survives(bytes(data))

    @settings(deadline=None)  # pdfium searches damaged files for their pieces
    @given(st.binary(max_size=400))
    def test_any_bytes_are_survived(self, data):
        survives(b"%PDF-1.4\n" + data)

    @settings(deadline=None)  # as above
    @given(st.text(st.sampled_from("0123456789 .-reSfmlhcqQBTETjcm/FXDoWn<>[]()\n"), max_size=200))
    def test_any_page_content_is_survived(self, content):
        survives(pdf(Sheet(ops=[content])))

    def test_what_pdfium_raises_is_damage(self, monkeypatch):
        def fails(*_: object) -> None:
            raise OSError

        monkeypatch.setattr(pages, "text", fails)
        assert shown(BUSY).startswith("error error file/broken")
        monkeypatch.setattr(reader, "PdfDocument", fails)
        assert shown(BUSY).startswith("error error file/broken")


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """The examples as Word files, and as LibreOffice prints them."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: nothing prints the examples")
    folder = tmp_path_factory.mktemp("printed")
    for name in build_examples.FORMATS:
        table = (build_examples.SOURCES / f"{name}.table").read_text(encoding="utf-8")
        (folder / f"{name}.docx").write_bytes(as_docx(source(table)))
    subprocess.run(  # noqa: S603 - a program of this machine on files made here
        [
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *folder.glob("*.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder


class TestAsLibreOfficePrintsThem:
    @pytest.mark.parametrize("name", [each for each in build_examples.FORMATS if not each.startswith("02")])
    def test_the_forms_are_those_of_the_word_file(self, converted, name):
        """All but the second, which has blanks at the ends of cells: no page shows them."""
        word = forms_in((converted / f"{name}.docx").read_bytes(), "x.docx")[0]
        printed = forms_in((converted / f"{name}.pdf").read_bytes(), "x.pdf")[0]
        assert same(printed) == same(word)
        assert word

    @pytest.mark.parametrize("name", build_examples.FORMATS)
    def test_every_cell_stands_where_it_stood(self, converted, name):
        table = (build_examples.SOURCES / f"{name}.table").read_text(encoding="utf-8")
        drawn = [block for block in source(table) if isinstance(block, build_examples.Grid)]
        document, remarks = read((converted / f"{name}.pdf").read_bytes(), "x.pdf")
        assert document is not None
        assert remarks == []
        for grid, found in zip(drawn, document.tables, strict=True):
            boxes = {(box.row + 1, box.column + 1): squeezed(box.text) for box in grid.boxes()}
            assert {(cell.row, cell.column): squeezed(cell.text) for cell in found.cells} == boxes


def squeezed(text: str) -> str:
    return "".join(text.split())
