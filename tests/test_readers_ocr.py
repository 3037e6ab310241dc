"""Pictures of pages: what is recognised in them, and what becomes of those that are damaged or lie askew.

Without the extra `ocr` these tests are skipped.
"""

import io

import pypdfium2
import pytest
from office import read, written
from office_pdf import Sheet, pdf, stream

np = pytest.importorskip("numpy", reason="the extra `ocr` is not installed: nothing recognises pictures")
cv2 = pytest.importorskip("cv2", reason="the extra `ocr` is not installed: nothing recognises pictures")
pytest.importorskip("rapidocr", reason="the extra `ocr` is not installed: nothing recognises pictures")
pytest.importorskip("onnxruntime", reason="the extra `ocr` is not installed: nothing recognises pictures")
Image = pytest.importorskip("PIL.Image")

from targetlint.readers import image, ocr  # noqa: E402 - after what they need
from targetlint.readers.limits import PIXELS  # noqa: E402
from targetlint.readers.ocr import decode, engine, picture, recognition  # noqa: E402
from targetlint.readers.ocr.engine import Word  # noqa: E402
from targetlint.readers.refusal import Refusal  # noqa: E402

FORM = Sheet(300, 160)
FORM.ops += [
    "BT /L 12 Tf 20 140 Td (ROAD REPAIR PLAN 2026) Tj ET",
    *(f"{x} 40 m {x} 130 l S" for x in (20, 120, 280)),
    *(f"20 {y} m 280 {y} l S" for y in (40, 70, 100, 130)),
    *(
        f"BT /L 12 Tf {x} {y} Td ({text}) Tj ET"
        for x, y, text in [
            (26, 110, "Project"),
            (126, 110, "Village roads"),
            (26, 80, "Length"),
            (126, 80, "18 km"),
            (26, 50, "Remark"),
        ]
    ),
]
SHOWN = """\
image
paragraph 1 'ROAD REPAIR PLAN 2026'
table 1
  1,1 'Project'
  1,2 'Village roads'
  2,1 'Length'
  2,2 '18 km'
  3,1 'Remark'
  3,2 ''
warning review file/ocr: 第 1 页的文字是从图片识别出来的，可能有误"""


def drawn(resolution: int = 150) -> "Image.Image":
    """The form as a scanner sees it."""
    with pypdfium2.PdfDocument(pdf(FORM)) as opened:
        return opened[0].render(scale=resolution / 72, grayscale=True).to_pil().convert("L")


def saved(*pages: "Image.Image", kind: str = "PNG", **told: object) -> bytes:
    stream_ = io.BytesIO()
    pages[0].save(
        stream_, kind, **({"save_all": True, "append_images": pages[1:]} if pages[1:] else {}), **told
    )
    return stream_.getvalue()


def shown(data: bytes, path: str = "x.png") -> str:
    return written(*read(data, path))


def test_a_picture_is_recognised_silently_and_offline(capfd, monkeypatch):
    def fails(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socket.socket.connect", fails)
    engine._engine.cache_clear()  # noqa: SLF001 - loading is what could print and download
    document, remarks = read(saved(drawn()), "x.png")
    assert written(document, remarks) == SHOWN
    assert document is not None
    assert not document.certain
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "askew", [lambda page: page.rotate(-1.2, fillcolor=255), lambda page: page.rotate(270, expand=True)]
)
def test_a_page_that_lies_askew_is_put_upright(askew):
    assert shown(saved(askew(drawn()))) == SHOWN


def test_a_scan_in_a_pdf_is_recognised():
    page = drawn(200)
    size = f"/Width {page.width} /Height {page.height} /BitsPerComponent 8"
    entries = f"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray {size}"
    sheet = Sheet(300, 160, ops=["q 300 0 0 160 0 0 cm /I Do Q"])
    text = Sheet()
    text.text(60, 700, "甲")
    data = pdf(
        text, sheet, objects={100: stream(page.tobytes(), entries)}, resources="/XObject << /I 100 0 R >>"
    )
    document, [remark] = read(data, "x.pdf")
    assert document is not None
    assert not document.certain
    assert [cell.text for cell in document.tables[0].cells] == [
        "Project",
        "Village roads",
        "Length",
        "18 km",
        "Remark",
        "",
    ]
    assert (remark.code, remark.message.zh) == ("file/ocr", "第 2 页的文字是从图片识别出来的，可能有误")


def test_pages_beyond_the_limit_are_mentioned(monkeypatch):
    monkeypatch.setattr(image, "SCANS", 1)
    monkeypatch.setattr(recognition, "words", lambda _: [[Word(10, 10, 40, 30, "甲", 0.99)]])
    told = shown(saved(drawn(), drawn(), drawn(), kind="TIFF"), "x.tif")
    assert told == (
        "image\nparagraph 1 '甲'\n"
        "warning review file/scan-pages: 第 2-3 页是扫描件，或文字不能提取，没有读取\n"
        "warning review file/ocr: 第 1 页的文字是从图片识别出来的，可能有误"
    )


def test_what_is_recognised_with_doubt_is_marked(monkeypatch):
    line = [
        Word(30 * at, 40, 30 * at + 28, 70, sign, 0.5 if sign in "口新" else 0.99)
        for at, sign in enumerate("延续口新增")
    ]
    monkeypatch.setattr(recognition, "words", lambda _: [line])
    page = recognition.recognise(ocr.Picture(1400, 1400, 1400, b"\xff" * 1400 * 1400), 1)
    assert [glyph.sure for glyph in page.glyphs] == [True, True, False, False, True]


@pytest.mark.parametrize("scores", [[0.4, 0.9], [0.4, 0.3]])
def test_a_page_that_is_hard_to_read_is_turned_once(monkeypatch, scores):
    left = iter(scores)
    monkeypatch.setattr(recognition, "words", lambda _: [[Word(10, 10, 90, 40, "甲乙丙丁", next(left))]])
    page = recognition.recognise(ocr.Picture(1400, 1400, 1400, b"\xff" * 1400 * 1400), 1)
    assert [glyph.sure for glyph in page.glyphs] == [max(scores) > 0.8]
    assert next(left, None) is None


class TestEngines:
    def test_a_failure_is_damage(self, monkeypatch):
        def fails(*_: object, **__: object) -> None:
            raise OSError

        monkeypatch.setattr(engine, "_engine", lambda: fails)
        with pytest.raises(Refusal, match="broken"):
            engine.words(np.zeros((40, 40), np.uint8))

    @pytest.mark.parametrize("missing", ["_MODELS", "_has_alphabet"])
    def test_what_would_be_downloaded_is_refused(self, monkeypatch, missing):
        value = {"Det": "*.none", "Rec": "*.none"} if missing == "_MODELS" else lambda _: False
        monkeypatch.setattr(engine, missing, value)
        engine._engine.cache_clear()  # noqa: SLF001 - as above
        with pytest.raises(Refusal, match="scan"):
            engine.words(np.zeros((40, 40), np.uint8))

    def test_lines_without_places_of_their_characters_are_kept_whole(self, monkeypatch):
        box = [[1, 2], [30, 2], [30, 12], [1, 12]]

        class Found:
            txts, scores, boxes, word_results = ("项目",), (0.9,), [box], (("", 1.0, None), ())

        monkeypatch.setattr(engine, "_engine", lambda: lambda *_, **__: Found)
        assert engine.words(np.zeros((40, 40), np.uint8)) == [[Word(1, 2, 30, 12, "项目", 0.9)]]


class TestPictureFiles:
    def test_colours_transparency_and_the_camera_are_minded(self):
        page = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
        page.paste((0, 0, 0, 255), (0, 0, 20, 20))
        exif = Image.Exif()
        exif[0x0112] = 6  # the camera was held sideways
        [found], count = decode.pictures(saved(page, exif=exif), 9)
        assert (found.width, found.height, count) == (20, 40, 1)
        assert found.pixels[:20] == b"\0" * 20
        assert found.pixels[-20:] == b"\xff" * 20

    @pytest.mark.parametrize("kind", ["JPEG", "GIF", "BMP"])
    def test_kinds(self, kind):
        [found], _ = decode.pictures(saved(Image.new("L", (30, 10), 255), kind=kind), 9)
        assert found == ocr.Picture(30, 10, 30, b"\xff" * 300)

    def test_damaged_files_are_refused(self):
        data = saved(drawn())
        assert shown(data[: len(data) // 2]).startswith("error error file/broken")
        assert shown(data[:16]).startswith("error error file/broken")

    @pytest.mark.parametrize("side", [9_000, 9_500, 20_000])
    def test_bombs_are_refused(self, side):
        data = saved(Image.new("1", (side, side)))
        assert side * side > PIXELS
        assert shown(data).startswith("error error file/limit")

    def test_a_picture_without_text_is_empty(self):
        assert "error error file/empty" in shown(saved(Image.new("L", (200, 200), 255)))


class TestRules:
    def page(self) -> "np.ndarray":
        pixels = np.full((800, 1400), 255, np.uint8)
        for y in (100, 140, 180):
            cv2.line(pixels, (100, y), (1100, y), 0, 2)
        for x in (100, 600, 1100):
            cv2.line(pixels, (x, 100), (x, 180), 0, 2)
        return pixels

    def test_strokes_of_characters_are_no_lines(self):
        pixels = self.page()
        cv2.line(pixels, (300, 108), (300, 132), 0, 3)  # a stroke as high as the row, nearly
        cv2.line(pixels, (50, 400), (900, 400), 0, 2)  # an underline: nothing crosses it
        level, upright = picture.rules(picture.ink(pixels), [])
        assert [round(rule.at) for rule in level] == [100, 140, 180]
        assert sorted({round(rule.at) for rule in upright}) == [100, 600, 1100]

    def test_text_is_blanked(self):
        pixels = self.page()
        cv2.line(pixels, (300, 100), (300, 140), 0, 3)
        word = Word(280, 98, 320, 142, "中", 0.9)
        _, upright = picture.rules(picture.ink(pixels), [[word]])
        assert 300 not in {round(rule.at) for rule in upright}

    @pytest.mark.parametrize(("side", "sized"), [(800, 1600), (2000, 2000), (6000, 2339)])
    def test_sizes(self, side, sized):
        assert picture.sized(np.zeros((side, side), np.uint8)).shape == (sized, sized)

    def test_a_blank_page_is_level(self):
        blank = np.full((300, 300), 255, np.uint8)
        assert picture.levelled(blank) is blank
