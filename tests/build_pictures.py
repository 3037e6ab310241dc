"""Write docs/pictures/: what the program shows of the examples, in both languages.

    python tests/build_pictures.py [NAME…]

Needs chromium, LibreOffice, poppler's pdftoppm, playwright and Pillow, so it is run by hand where the look of
something has changed. Every picture is of the program itself, and everything in it is invented.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.text import Text

TOP = Path(__file__).parents[1]
PICTURES = TOP / "docs" / "pictures"
TODAY = "2026-03-16"
LIMIT = 200_000  # bytes
PROGRAM = (sys.executable, "-m", "targetlint")
# the lines of boxes are as wide as a letter in one of the fonts only, which is made as narrow as the other
SCREEN = """<style>
@font-face{{font-family:Lines;src:local('DejaVu Sans Mono');unicode-range:U+2500-257F;size-adjust:83%}}
pre{{width:600px;margin:0;padding:14px 18px;background:#fbfbfa;color:{foreground};
font:15px/21px Lines,'Noto Sans Mono CJK SC',monospace}}</style><pre>{code}</pre>"""
NOTES = '{"ExportNotes":{"type":"boolean","value":"true"}}'  # the marks of comments
TRAINING = "examples/03-xiangtan-training.docx"
ROADS = "examples/04-county-road-projects.xlsx"
Words = dict[str, str]
LOCALES: Words = {"zh": "zh-CN", "en": "en-GB"}

# a rule with a slip of the pen, for each language
MISTAKES: Words = {
    "zh": "规则 SQ-002 “修路项目应写里程” 适用于 项目表\n  要求 存在 指标 其中 指标值.量刚 是 长度\n",
    "en": (
        'rule SQ-002 "Roads state their length" applies to project_form\n'
        "  require exists indicator where value.dimention is length\n"
    ),
}


class Desk:
    """A language, a browser and a folder: what pictures are made with."""

    def __init__(self, lang: str, page: Page, folder: Path) -> None:
        self.lang, self.page, self.folder = lang, page, folder

    def said(self, *words: str, cwd: Path = TOP) -> str:
        """Run the program and return what it said, with its colours."""
        env = os.environ | {"COLUMNS": "80", "FORCE_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(  # noqa: S603 - the program itself
            [*PROGRAM, *words, "--lang", self.lang],
            cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=600, check=False,
        )  # fmt: skip
        assert done.returncode in {0, 1, 2}, done.stderr
        return done.stdout if done.returncode != 2 else done.stderr

    def terminal(self, *words: str, cwd: Path = TOP, lines: slice = slice(None)) -> Image.Image:
        """Return a command and what it said, as a terminal shows it."""
        said = self.said(*words, "--color", "always", cwd=cwd)
        shown = "\n".join(said.rstrip().splitlines()[lines])
        console = Console(record=True, file=io.StringIO(), width=80)
        console.print(Text.from_ansi(f"\x1b[1m$ targetlint {' '.join(words)}\x1b[0m\n\n{shown}"))
        self.page.goto("about:blank")  # the page before may forbid styles
        self.page.set_content(console.export_html(inline_styles=True, code_format=SCREEN))
        return _image(self.page.locator("pre").screenshot())

    def checked(self, *outputs: str, paths: tuple[str, ...] = ("examples/",)) -> None:
        """Check examples, and write reports into the folder."""
        given = [each for name in outputs for each in ("-o", name.replace("@", f"{self.folder.as_posix()}/"))]
        self.said("check", *paths, *given, "--today", TODAY)

    def paper(self, file: Path, page: int = 1, dots: int = 110) -> Image.Image:
        """Return a page of a document as an office program prints it; `dots` an inch."""
        form = "pdf" if file.suffix == ".xlsx" else f"pdf:writer_pdf_Export:{NOTES}"
        profile = f"-env:UserInstallation={(self.folder.parent / 'office').as_uri()}"
        into = ["--headless", "--convert-to", form, "--outdir", str(self.folder), str(file)]
        subprocess.run([_tool("soffice"), profile, *into], check=True, capture_output=True, timeout=300)  # noqa: S603 - a tool of this machine
        made, pdf = self.folder / "paper", self.folder / f"{file.stem}.pdf"
        wanted = [
            "-f",
            str(page),
            "-l",
            str(page),
            "-r",
            str(dots),
            "-singlefile",
            "-png",
            str(pdf),
            str(made),
        ]
        subprocess.run([_tool("pdftoppm"), *wanted], check=True, capture_output=True, timeout=60)  # noqa: S603 - a tool of this machine
        return _trimmed(Image.open(made.with_suffix(".png")).convert("RGB"))

    def web(self, address: str, width: int, height: int, at: str = "body") -> Image.Image:
        """Return a part of a page, from an element down."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(address)
        self.page.locator(at).first.evaluate("each => each.scrollIntoView({block: 'start'})")
        return _image(self.page.screenshot())


def finding(desk: Desk) -> Image.Image:
    """A finding on the terminal."""
    return desk.terminal("check", TRAINING, "--select", "ARI-001,VAL-009", lines=slice(0, 34))


def annotated(desk: Desk) -> Image.Image:
    """A copy with comments at the cells, and the list of them at its end."""
    desk.said("annotate", TRAINING, "-o", str(desk.folder / "copies"), "--list-findings", "--today", TODAY)
    copy = next((desk.folder / "copies").rglob("*.docx"))
    return _beside(desk.paper(copy), desk.paper(copy, page=2))


def report(desk: Desk) -> Image.Image:
    """The report, its first screen."""
    desk.checked("@report.html")
    return desk.web((desk.folder / "report.html").as_uri(), 1100, 900)


def cells(desk: Desk) -> Image.Image:
    """A form as the report draws it."""
    desk.checked("@cells.html", paths=(TRAINING,))
    return desk.web((desk.folder / "cells.html").as_uri(), 1000, 760, "details.drawing")


def slip(desk: Desk) -> Image.Image:
    """The return slip of a unit."""
    desk.checked("slips:@slips/")
    return desk.paper(next((desk.folder / "slips").glob("白沙*.docx")))


def circular(desk: Desk) -> Image.Image:
    """The draft of a circular."""
    desk.checked("circular:@circular.docx")
    return desk.paper(desk.folder / "circular.docx")


def problems(desk: Desk) -> Image.Image:
    """The list to fill in: its right half, with the columns for units."""
    desk.checked("@problems.xlsx", paths=(TRAINING, ROADS))
    sheet = desk.paper(desk.folder / "problems.xlsx", page=3, dots=260)
    return sheet.crop((sheet.width * 45 // 100, 0, sheet.width * 93 // 100, min(sheet.height, 700)))


def mistake(desk: Desk) -> Image.Image:
    """A slip of the pen in a rule, and what is said of it."""
    pack = desk.folder / "shiqiao"
    desk.said("rules", "new", "SQ-001", "--in", str(pack))
    (pack / "SQ-002.rules").write_text(MISTAKES[desk.lang], encoding="utf-8")
    return desk.terminal("rules", "test", "shiqiao", cwd=desk.folder)


def why(desk: Desk) -> Image.Image:
    """Why a rule ended as it did."""
    return desk.terminal("why", "ARI-001", TRAINING)


def show(desk: Desk) -> Image.Image:
    """What was understood of a form."""
    return desk.terminal("show", TRAINING, lines=slice(0, 30))


def page(desk: Desk) -> Image.Image:
    """The page for browsers: its start."""
    with _served(desk.lang) as address:
        return desk.web(address, 900, 760)


def page_report(desk: Desk) -> Image.Image:
    """The page for browsers: the report with its buttons."""
    with _served(desk.lang) as address:
        desk.page.goto(address)
        desk.page.locator("input[type=file]").first.set_input_files(TOP / TRAINING)
        desk.page.locator("#upload button.main").first.click()
        desk.page.wait_for_selector("ol.findings", timeout=300_000)
        return desk.web(desk.page.url, 1000, 800)


@contextlib.contextmanager
def _served(lang: str) -> Iterator[str]:
    """Run the page, and give its address."""
    command = [*PROGRAM, "serve", "--no-browser", "--lang", lang]
    env = os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(  # noqa: S603 - the program itself
        command, cwd=TOP, env=env, stdout=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        try:
            yield next(
                found[0] for line in running.stdout if (found := re.search(r"http://\S+token=\S+", line))
            )
        finally:
            running.terminate()


MADE: tuple[Callable[[Desk], Image.Image], ...] = (
    finding, annotated, report, cells, slip, circular, problems, mistake, why, show, page, page_report,
)  # fmt: skip


def _tool(name: str) -> str:
    found = shutil.which(name)
    assert found, f"install {name}"
    return found


def _beside(*images: Image.Image) -> Image.Image:
    """Put pictures side by side."""
    whole = Image.new(
        "RGB", (sum(each.width for each in images), max(each.height for each in images)), "white"
    )
    left = 0
    for each in images:
        whole.paste(each, (left, 0))
        left += each.width
    return whole


def _image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def _trimmed(image: Image.Image, edge: int = 24) -> Image.Image:
    """Cut a page's empty edges off, but for a narrow one."""
    box = image.convert("L").point(lambda grey: 255 if grey < 250 else 0).getbbox()
    if box is None:
        return image
    left, top, right, bottom = box
    right, bottom = min(right + edge, image.width), min(bottom + edge, image.height)
    return image.crop((max(left - edge, 0), max(top - edge, 0), right, bottom))


def _kept(image: Image.Image, path: Path) -> None:
    """Write a picture small: no wider than a page shows it, in few colours."""
    if image.width > 1100:
        image = image.resize((1100, round(image.height * 1100 / image.width)), Image.Resampling.LANCZOS)
    image.quantize(48, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    assert size < LIMIT, (path, size)
    print(path.relative_to(TOP), image.size, size)  # noqa: T201 - says what was made


def main(names: list[str]) -> None:
    """Make the pictures of these names, or all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=_tool("chromium"))
        for lang in ("zh", "en"):
            (own := Path(folder) / lang).mkdir()
            desk = Desk(lang, browser.new_page(locale=LOCALES[lang], device_scale_factor=1.5), own)
            for each in MADE:
                name = each.__name__.replace("_", "-")
                if not names or name in names:
                    _kept(each(desk), PICTURES / f"{name}.{lang}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
