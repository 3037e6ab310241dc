"""Word 97 to 2003: what text, tables and marks of .doc files come out as, and what damage does."""

import random
import re
import shutil
import struct
import subprocess
import time
from pathlib import Path

import docx as python_docx
import pytest
from golden import cases, check
from office import read, written
from office_doc import doc, row, sprm, streams
from office_ole import compound

from targetlint.model.document import Cell
from targetlint.readers import edges, ole
from targetlint.readers.doc import reader
from targetlint.readers.refusal import Problem, Refusal
from targetlint.readers.source import Source

CORPUS = Path(__file__).parents[2] / "shared/corpus/poi/doc"
SOFFICE = shutil.which("soffice")
CASES = cases("readers/doc")
TABLE = "p 前\ncell 甲\ncell 乙\nrow 0 1000 2000 / 0 0\np 后"


def shown(data: bytes) -> str:
    return written(*read(data, "x.doc"))


def patched(described: str, stream: str, at: int, change: bytes) -> bytes:
    """The document with some bytes of a stream overwritten."""
    made = streams(described)
    data = bytearray(made[stream])
    data[at : at + len(change)] = change
    return compound(made | {stream: bytes(data)})


def part(described: str, number: int, change: bytes) -> bytes:
    """The document with one structure of its table stream replaced."""
    made = streams(described)
    main = bytearray(made["WordDocument"])
    struct.pack_into("<LL", main, 0x9A + 8 * number, len(made["1Table"]), len(change))
    return compound(made | {"WordDocument": bytes(main), "1Table": made["1Table"] + change})


def pieces(*starts: int, code: int = 0x400) -> bytes:
    """A Clx whose pieces all lie at the same place."""
    count = len(starts) - 1
    table = struct.pack(f"<{len(starts)}L", *starts) + struct.pack("<2xLH", code, 0) * count
    return struct.pack("<BL", 2, len(table)) + table


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_doc(case):
    check(case, lambda given: shown(doc(given)))


REFUSED = [
    ("no OLE file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Problem.BROKEN),
    ("no document", compound({"Other": b"x"}), Problem.BROKEN),
    ("cut short", compound({"WordDocument": streams(TABLE)["WordDocument"][:0x100]}), Problem.BROKEN),
    ("no table stream", compound({"WordDocument": streams(TABLE)["WordDocument"]}), Problem.BROKEN),
    ("another version", doc(TABLE, ident=0xA5DC), Problem.BROKEN),
    ("a password", doc(TABLE, flags=0x0300), Problem.ENCRYPTED),
    ("a negative length", patched(TABLE, "WordDocument", 0x50, b"\xff\xff\xff\xff"), Problem.BROKEN),
    ("no pieces", part(TABLE, 33, b""), Problem.BROKEN),
    ("changes without pieces", part(TABLE, 33, b"\1\2\0\0\0"), Problem.BROKEN),
    ("something else for pieces", part(TABLE, 33, b"\3\2\0\0\0"), Problem.BROKEN),
    ("a piece table cut short", part(TABLE, 33, b"\2\2\0\0\0\0\0"), Problem.BROKEN),
    ("pieces that go back", part(TABLE, 33, pieces(0, 3, 2)), Problem.BROKEN),
    ("pieces that begin late", part(TABLE, 33, pieces(1, 3)), Problem.BROKEN),
    ("more text than the file", part(TABLE, 33, pieces(0, 1 << 30)), Problem.BROKEN),
    ("the same text again and again", part(TABLE, 33, pieces(*range(0, 90_000, 3))), Problem.BROKEN),
    ("tables in tables in tables", doc("cell31 甲\nrow31 0 1000 / 0"), Problem.LIMIT),
]


@pytest.mark.parametrize(
    ("data", "problem"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_cannot_be_read_is_refused(data, problem):
    with pytest.raises(Refusal) as caught:
        reader.read(Source(data, "x.doc"))
    assert caught.value.problem is problem


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(reader, "CELLS", 3)
    [diagnostic] = read(doc(f"{TABLE}\n{TABLE}"), "x.doc")[1]
    assert diagnostic.code == "file/limit"


def test_properties_in_the_data_stream_cannot_exceed_it():
    """Else a small file could have the same bytes read again and again, each time from one byte further."""
    made = streams("\n".join(f"cell {number}\nrow* 0 {number} / 0" for number in range(1, 9)))
    overlapping = b"\1" * len(made["Data"])
    assert read(compound(made | {"Data": overlapping}), "x.doc")[1][0].code == "file/broken"


def test_what_is_missing_beside_the_text_costs_only_itself():
    """Without its properties a document is plain text; without its fonts a symbol is its code."""
    assert shown(part(TABLE, 12, b"")) == shown(doc(TABLE))
    assert shown(part(TABLE, 13, b"")).splitlines()[1:4] == ["paragraph 1 '前'", "table 1", "  1,1 '甲'"]
    symbols = "fonts Wingdings\np {R|font 0 0}{(|sym 0 F0FE}"
    assert shown(part(symbols, 15, b"")) == "doc\nparagraph 1 'R\uf0fe'".replace("\uf0fe", r"\uf0fe")
    assert shown(part(symbols, 15, b"\xff\xff\1\0\0\0\x30" + bytes(39) + "Symbol\0".encode("utf-16-le")))


@pytest.mark.parametrize(
    "pages",
    [
        b"\0" * 7,
        struct.pack("<LLL", 0x400, 0x420, 0x3FFFFF),  # beyond the file
        struct.pack("<LLL", 0x400, 0x420, 2),  # text, which is no page
        struct.pack("<4L", 0x400, 0x410, 0x420, 2) + struct.pack("<L", 2),
    ],
)
def test_pages_that_are_none_are_passed_over(pages):
    text = "p " + "\u0480" * 511  # as a page: 128 runs, for which there is no room
    for number in (12, 13):
        assert "\\u0480" not in shown(part(text, number, pages))
        assert shown(part(text, number, pages)).startswith("doc\nparagraph 1 ")


def page(entry: int, runs: list[tuple[int, int]], rest: bytes) -> bytes:
    """A page of runs, given by where each begins and the byte that says where its properties are."""
    ends = struct.pack(f"<{len(runs) + 1}L", *(start for start, _ in runs), 0x400 + 9999)
    heads = b"".join(bytes([at]).ljust(entry, b"\0") for _, at in runs)
    return (ends + heads).ljust(128, b"\0") + rest.ljust(383, b"\0") + bytes([len(runs)])


def test_properties_that_lie_over_each_other_end_their_page():
    """They never do; and so a small file cannot have much read."""
    hide = bytes([200]) + sprm(0x083C, 1) * 66
    rest = hide.ljust(250, b"\0") + bytes([200]) + sprm(0x083C, 1)
    runs = [(0x400, 64), (0x404, 189), (0x408, 190), (0x40C, 191)]
    made = streams("p 一二三四五六七八九")
    main = made["WordDocument"] + bytes(-len(made["WordDocument"]) % 512)
    table = struct.pack("<LLL", 0x400, 0x420, len(main) // 512)
    head = bytearray(main + page(1, runs, rest))
    struct.pack_into("<LL", head, 0x9A + 8 * 12, len(made["1Table"]), len(table))
    data = compound({"WordDocument": bytes(head), "1Table": made["1Table"] + table})
    assert shown(data) == "doc\nparagraph 1 '五六七八九'"


def test_sprms_are_as_long_as_they_say():
    """The length of sprmTDefTable takes two bytes, that of sprmPChgTabs may have to be counted out."""
    tabs = sprm(0xC615, bytes([255, 1]) + bytes(4) + bytes([1]) + bytes(3))
    short_tabs = sprm(0xC615, bytes([2, 0, 0])) + sprm(0xD606, b"\x05\1" + bytes(260))
    made = streams("cell 甲\nrow* 0 1000 / 0")
    properties = sprm(0x2416, 1) + tabs + short_tabs + sprm(0x2417, 1) + row([0, 1000], [0])
    for cut, levels in ((0, 1), (1, 1), (len(row([0, 1000], [0])) + 1, 1)):
        stored = properties[: len(properties) - cut]
        data = struct.pack("<H", len(stored)) + stored
        lines = shown(compound(made | {"Data": data})).splitlines()
        assert lines[1:3] == [f"table {levels}", "  1,1 '甲'"]


@pytest.mark.parametrize("length", [0, 5, 68, 80, 90, 105, 110, 115])
def test_a_form_field_without_its_record_shows_nothing(length):
    given = "record list 1 0 低 高\np 值␓ FORMDROPDOWN {␁|data 0}␔␕。"
    made = streams(given)
    assert shown(doc(given)) == "doc\nparagraph 1 '值高。'"
    assert shown(compound(made | {"Data": made["Data"][:length] or b"\0"})) == "doc\nparagraph 1 '值。'"


def test_a_record_that_is_no_form_field_shows_nothing():
    given = "record box 1\np 值␓ FORMCHECKBOX {␁|data 0}␔␕。"
    for at, change in ((68, b"\0"), (72, b"\0\0")):
        assert shown(patched(given, "Data", at, change)) == "doc\nparagraph 1 '值。'"


def test_text_that_the_file_lost_is_blank():
    beyond = pieces(0, 4, code=len(streams("p 甲乙丙")["WordDocument"]))
    assert read(part("p 甲乙丙", 33, beyond), "x.doc")[1][0].code == "file/empty"


def test_text_boxes_without_a_table_of_them_come_at_the_end():
    given = "p 锚␈\np 后\nbox 1\np 框"
    assert shown(doc(given)).splitlines()[2:] == ["paragraph 2 '框'", "paragraph 3 '后'"]
    assert shown(part(given, 56, b"")).splitlines()[2:] == ["paragraph 2 '后'", "paragraph 3 '框'"]
    assert shown(part(given, 40, b"")).splitlines()[2:] == ["paragraph 2 '后'", "paragraph 3 '框'"]


def test_text_boxes_anchored_nowhere_come_at_the_end():
    anchors = struct.pack("<LLL22x", 9999, 9999, 1)
    lines = shown(part("p 锚␈\np 后\nbox 1\np 框", 40, anchors)).splitlines()
    assert lines[2:] == ["paragraph 2 '后'", "paragraph 3 '框'"]


@pytest.mark.parametrize("number", [1, 73, 74])
def test_lists_and_styles_that_are_damaged_number_nothing_more(number):
    given = "list 7 1:0:0:0:%1.\nuse 7\nuse 7 0:3\nstyle 0 4095 1 0\np 甲"
    made = streams(given)
    start, length = struct.unpack_from("<LL", made["WordDocument"], 0x9A + 8 * number)
    whole = made["1Table"][start:]
    assert shown(doc(given)) == "doc\nparagraph 1 '1. 甲'"
    for cut in range(min(len(whole), length + 45)):
        assert re.fullmatch("doc\nparagraph 1 '(1. )?甲'", shown(part(given, number, whole[:cut])))


def test_a_head_that_names_few_places_is_believed():
    data = patched("fonts Wingdings\np {(|sym 0 F0FE}", "WordDocument", 0x98, b"\x0c\0")
    assert read(data, "x.doc")[1][0].code == "file/broken"  # the pieces are not among them


@pytest.mark.parametrize(
    ("data", "kind"),
    [  # the last but one has no way to its directory
        (doc("p 甲"), "doc"),
        (doc("p 甲" * 3000), "doc"),
        (compound({"WORDDOCUMENT": streams("p 甲")["WordDocument"]}), "doc"),
        (doc("p 甲", version=0xC0), "doc"),
        (doc("p 甲", version=0x101), "doc"),
        (doc("p 甲", ident=0xA5DC, version=0x68), "word95"),
        (doc("p 甲", version=0x65), "word95"),
        (doc("p 甲", flags=0x0300), "encrypted"),
        (compound({"WordDocument": b"\xec\xa5"}), "doc"),
        (compound({"Workbook": b"\x09\x08\0\0\x2f\0\0\0"}), "encrypted"),
        (compound({"Workbook": b"\x09\x08\2\0\0\0"}), "xls"),
        (compound({"Workbook": b""}), "broken"),
        (compound({}), "broken"),
        (doc("p 甲" * 3000)[:0x30] + b"\xff" * 4 + doc("p 甲" * 3000)[0x34:], "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "broken"),
    ],
)
def test_kinds_of_compound_files(data, kind):
    assert ole.kind(data) == kind


def test_what_is_embedded_does_not_say_what_a_file_is():
    """A Word document inside a workbook lies in a storage of its own."""
    made = {"Workbook": b"\x09\x08\2\0\0\0", "WordDocument": b"\xec\xa5"}
    assert ole.kind(compound(made, storages=("WordDocument",))) == "xls"


def test_cells_merge_down_only_between_the_same_edges():
    def box(text: str, left: int, right: int, **how: bool) -> edges.Box:
        return edges.Box(text, left, right, **how)

    found = edges.cells(
        [
            [box("a", 0, 100, opens=True), box("b", 100, 200)],
            [box("c", 0, 110, down=True), box("d", 110, 200)],
            [box("e", 0, 200, down=True)],
            [box("f", 0, 100, across=True), box("g", 100, 100), box("h", 100, 200)],
        ]
    )
    assert found == [
        Cell(1, 1, "a", rowspan=2, hidden="c"),
        Cell(1, 2, "b"),
        Cell(2, 2, "d"),
        Cell(3, 1, "e", colspan=2),
        Cell(4, 1, "f"),
        Cell(4, 2, "g"),
        Cell(4, 3, "h"),
    ]


def test_mutated_files_are_read_or_refused_quickly():
    """Each change is to the streams, below the container, which has tests of its own."""
    chance = random.Random(97)  # noqa: S311 - the same each time
    files = [streams(case.read_bytes().decode().partition("\n======== gives")[0]) for case in CASES]
    outcomes = set()
    for _ in range(600):
        made = dict(chance.choice(files))
        for _ in range(chance.choice([1, 2, 10])):
            name = chance.choice(sorted(made))
            made[name] = mutated(made[name], chance)
        begun = time.perf_counter()
        try:
            document, remarks = reader.read(Source(compound(made), "x.doc"))
            outcomes.add("read")
            assert (document.format, remarks) == ("doc", [])
        except Refusal as refusal:
            outcomes.add(refusal.problem)
        assert time.perf_counter() - begun < 5
    assert outcomes >= {"read", Problem.BROKEN}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Some bytes overwritten, put in or cut out; often in the head, where most depends on them."""
    at = chance.randrange(min(len(data), chance.choice([0x400, len(data)])) + 1)
    put = chance.choice([chance.randbytes(2), b"\xff" * 4, b"\0" * 4, struct.pack("<HB", 0xD608, 9), b""])
    return data[:at] + put + data[at + chance.choice([0, len(put), len(put), 40]) :]


def office(made: Path, kind: str) -> bytes:
    """What LibreOffice makes of a file; whether it worked is whether its output is there."""
    out = made.parent / "out"
    profile = f"-env:UserInstallation={(made.parent / 'profile').as_uri()}"
    command = [SOFFICE, "--headless", profile, "--convert-to", kind, "--outdir", str(out), str(made)]
    for _ in range(2):  # the first run of a profile may only make it
        subprocess.run(command, capture_output=True, timeout=120, check=False)  # noqa: S603 - the office program
        if (found := out / f"{made.stem}.{kind}").exists():
            return found.read_bytes()
    raise AssertionError(made)


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed: nothing else here writes .doc files")
def test_what_libreoffice_writes_is_read_as_the_docx_it_was(tmp_path):
    made = python_docx.Document()
    made.add_paragraph("项目支出绩效目标表 𠮷")
    table = made.add_table(3, 3)
    for number, cell in enumerate(table._cells):  # noqa: SLF001 - the public view repeats merged cells
        cell.text = str(number)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "合并\n两段"
    inner = table.cell(2, 2).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内一", "内二"
    made.save(str(tmp_path / "form.docx"))
    ours, _ = read(office(tmp_path / "form.docx", "doc"), "x.doc")
    original, _ = read((tmp_path / "form.docx").read_bytes(), "x.docx")
    assert ours.blocks == original.blocks


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed: nothing else here reads .doc files")
def test_libreoffice_reads_the_same_cells_in_what_we_build(tmp_path):
    """Else the files of these tests would only be what we think a .doc is."""
    given = next(case for case in CASES if case.stem == "merges").read_text(encoding="utf-8")
    (tmp_path / "form.doc").write_bytes(doc(given.partition("\n======== gives")[0]))
    theirs, _ = read(office(tmp_path / "form.doc", "docx"), "x.docx")
    ours, _ = read((tmp_path / "form.doc").read_bytes(), "x.doc")
    assert ours.tables == theirs.tables


@pytest.mark.skipif(not CORPUS.exists(), reason="the public test files are not in this checkout")
def test_foreign_files_are_read_or_refused():
    for path in sorted(CORPUS.iterdir()):
        try:
            reader.read(Source(path.read_bytes(), path.name))
        except Refusal as refusal:
            assert refusal.problem in {Problem.BROKEN, Problem.ENCRYPTED}, path.name  # noqa: PT017 - either is right
