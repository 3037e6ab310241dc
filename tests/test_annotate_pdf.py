"""Highlights in PDF files: over the cells that are meant, behind all that the file held."""

import io

import pytest
from office import read, written
from office_pdf import Sheet, pdf, sheets
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Popup, Text
from pypdf.generic import NameObject, TextStringObject

from targetlint.annotate.pdf import annotated
from targetlint.model.comments import Comments, Spot
from targetlint.model.said import Said
from targetlint.readers.refusal import Problem, Refusal
from targetlint.readers.source import Source

# the first table's rows are 16 points high: 700 to 684, 684 to 668
FORM = """
## page
50 760 绩效目标申报表
table 50 700 100 200
| 三级指标 | 指标值 |
| 培训期数 | 若干 |
table 50 600 60 60
| 甲 | 乙 |
## page
table 70 800 150
| 另一页 |
"""
AT = {
    "甲": ((1, 2, 2), (1, (150, 668, 350, 684))),
    "行": ((1, 1, 0), (1, (50, 684, 150, 700))),
    "乙": ((2, 1, 2), (1, (110, 584, 170, 600))),
    "丙": ((3, 1, 1), (2, (70, 784, 220, 800))),
}


def comments(*names: str) -> Comments:
    """The comments of AT with these names, each of two lines."""
    spots = {Spot("", *AT[name][0]): f"{name}\n第二行" for name in names}
    return Comments("2027-01-05", "结论：需修改", spots)


def notes(data: bytes) -> list[tuple[str, int, str, str, tuple[float, ...]]]:
    """Kind, page, author, first line and box of every annotation of a file."""
    found = []
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages, 1):
        for each in page.get("/Annots", ()):
            one = each.get_object()
            said = str(one.get("/Contents", "")).partition("\r")[0]
            box = tuple(float(side) for side in one["/Rect"])
            found.append((one["/Subtype"], number, one.get("/T", ""), said, box))
    return found


def highlights(data: bytes) -> dict[str, tuple[int, tuple[float, ...]]]:
    """What each of our highlights says first -> its page and box."""
    return {said: (page, box) for kind, page, _, said, box in notes(data) if kind == "/Highlight"}


def made(*pages: Sheet, names: tuple[str, ...] = ("甲",)) -> bytes:
    found = annotated(Source(pdf(*pages), "x.pdf"), comments(*names))
    assert isinstance(found, bytes)
    return found


def test_highlights_lie_over_their_cells_and_a_note_has_the_verdict():
    after = made(*sheets(FORM), names=tuple(AT))
    assert highlights(after) == {name: at for name, (_, at) in AT.items()}
    assert notes(after)[0][:4] == ("/Text", 1, "targetlint", "结论：需修改")
    assert {author for _, _, author, _, _ in notes(after)} == {"targetlint"}


def test_the_corners_of_a_highlight_are_those_of_its_box():
    [page, _] = PdfReader(io.BytesIO(made(*sheets(FORM)))).pages
    [one] = (each.get_object() for each in page["/Annots"] if each.get_object()["/Subtype"] == "/Highlight")
    assert [float(each) for each in one["/QuadPoints"]] == [150, 684, 350, 684, 150, 668, 350, 668]
    assert one["/Contents"] == "甲\r第二行"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_has_them_where_it_is_stored(turn):
    first, _ = sheets(FORM)
    first.rotate = turn
    assert highlights(made(first)) == {"甲": AT["甲"][1]}


def test_a_page_whose_text_runs_upwards_has_them_there():
    """A sheet on its side: what the reader turns to read it is turned back."""
    [page] = sheets(
        "## page 842 595\nraw q 0 1 -1 0 842 0 cm\ntable 50 700 100 200\n| 三级指标 | 指标值 |\n"
        "| 培训期数 | 若干 |\nraw Q"
    )
    assert highlights(made(page)) == {"甲": (1, (158, 150, 174, 350))}


def test_a_page_of_which_a_part_is_shown_has_them_where_the_cells_are():
    first, _ = sheets(FORM)
    first.extra = "/CropBox [40 60 500 780]"
    after = made(first)
    assert highlights(after) == {"甲": AT["甲"][1]}
    assert notes(after)[0][4] == (52, 748, 72, 768)


def test_the_file_is_continued_and_reads_as_before():
    data = pdf(*sheets(FORM))
    after = made(*sheets(FORM), names=tuple(AT))
    assert after.startswith(data)
    assert written(*read(after, "x.pdf")) == written(*read(data, "x.pdf"))


def test_a_second_run_replaces_the_first():
    once = made(*sheets(FORM), names=("甲", "丙"))
    twice = annotated(Source(once, "x.pdf"), comments("乙"))
    assert [each[3] for each in notes(twice)] == ["结论：需修改", "乙"]
    assert twice.startswith(once)
    again = annotated(Source(twice, "x.pdf"), comments("丙"))
    assert [each[3] for each in notes(again)] == ["结论：需修改", "丙"]


def test_notes_of_others_are_kept_and_windows_of_ours_go_with_them():
    writer = PdfWriter(clone_from=io.BytesIO(made(*sheets(FORM))))
    page = writer.pages[0]
    other = writer.add_annotation(0, Text(rect=(10, 10, 30, 30), text="请核对"))
    other[NameObject("/T")] = TextStringObject("李四")
    told = [each.get_object() for each in page["/Annots"]]
    ours = next(each for each in told if each["/Subtype"] == "/Highlight")
    for parent, box in ((ours, (300, 10, 400, 90)), (other, (100, 10, 200, 90))):
        writer.add_annotation(0, Popup(rect=box, parent=parent))
    stream = io.BytesIO()
    writer.write(stream)
    assert [each[0] for each in notes(stream.getvalue())].count("/Popup") == 2
    after = annotated(Source(stream.getvalue(), "x.pdf"), comments("乙"))
    kept = [(kind, said, box[0]) for kind, _, _, said, box in notes(after)]
    assert kept == [
        ("/Text", "请核对", 10), ("/Popup", "", 100),
        ("/Text", "结论：需修改", 12), ("/Highlight", "乙", 110),
    ]  # fmt: skip


def test_without_findings_the_verdict_stands_alone():
    after = annotated(Source(pdf(*sheets(FORM)), "x.pdf"), comments())
    assert [each[:4] for each in notes(after)] == [("/Text", 1, "targetlint", "结论：需修改")]


def test_what_is_about_a_paragraph_stands_in_the_note_alone():
    after = annotated(
        Source(pdf(*sheets(FORM)), "x.pdf"), Comments("2027-01-05", "全部", {Spot("", 0, 1, 0): "甲"})
    )
    assert [each[:4] for each in notes(after)] == [("/Text", 1, "targetlint", "全部")]


def test_where_no_cell_has_a_place_there_is_a_word():
    plain = pdf(*sheets("## page\n50 760 绩效目标申报表"))
    told = annotated(Source(plain, "x.pdf"), comments("甲"))
    assert isinstance(told, Said)
    assert "no place on the page" in told.en


def test_what_its_author_protects_is_told_and_what_is_locked_is_refused():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(*sheets(FORM)))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    told = annotated(Source(stream.getvalue(), "x.pdf"), comments("甲"))
    assert isinstance(told, Said)
    assert "does not allow it to be changed" in told.en
    locked = Source(pdf(*sheets(FORM), password=b"x"), "x.pdf", passwords=("x",))
    with pytest.raises(Refusal) as refused:
        annotated(locked, comments("甲"))
    assert refused.value.problem is Problem.ENCRYPTED


@pytest.mark.parametrize("annots", ["7", "[99 0 R null 3 (a)]", "99 0 R", "null"])
def test_lists_of_notes_that_are_none_are_survived(annots):
    first, _ = sheets(FORM)
    first.extra = f"/Annots {annots}"
    assert highlights_of_ours(made(first)) == ["甲"]


def highlights_of_ours(data: bytes) -> list[str]:
    """What our highlights say, whatever else the list of notes holds."""
    page = PdfReader(io.BytesIO(data)).pages[0]
    found = (each.get_object() for each in page["/Annots"])
    ours = [each for each in found if isinstance(each, dict) and each.get("/Subtype") == "/Highlight"]
    return [str(each["/Contents"]).partition("\r")[0] for each in ours]
