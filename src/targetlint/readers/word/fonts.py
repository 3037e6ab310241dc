"""Symbol fonts that come from a style, settled before the text is read."""

from __future__ import annotations

from lxml import etree

from targetlint.readers.markup import attribute, child
from targetlint.readers.symbols import shown
from targetlint.readers.word.styles import Styles, of_paragraph, of_run

_SLOTS = ("ascii", "hAnsi")


def settle_fonts(root: etree._Element, styles: Styles) -> None:
    """Write the fonts of styles into the runs, in place, where a style has a symbol font."""
    stated = (each for style in styles for each in style.iter("{*}rFonts"))
    if not any(is_symbol(str(font)) for each in stated for font in each.values()):
        return
    for run in root.iter("{*}r"):
        paragraph = next(run.iterancestors("{*}p"), None)
        fonts: dict[str, str] = {}
        for name in (of_run(run), None if paragraph is None else of_paragraph(paragraph)):
            for style in styles.chain(name):
                fonts = _fonts(style) | fonts
        fonts |= _fonts(run)
        if any(map(is_symbol, fonts.values())):
            _write(run, fonts)


def is_symbol(font: str) -> bool:
    """Say whether letters set in `font` are pictures."""
    return shown("J", font) != "J"


def _fonts(holder: etree._Element) -> dict[str, str]:
    """Return the fonts that a w:r or w:style states itself."""
    stated = child(child(holder, "rPr"), "rFonts")
    found = {slot: attribute(stated, slot) or attribute(stated, "h-ansi") for slot in _SLOTS}
    found["ascii"] = attribute(stated, "ascii")
    return {slot: font for slot, font in found.items() if font}


def _write(run: etree._Element, fonts: dict[str, str]) -> None:
    space = str(run.tag).rpartition("}")[0] + "}"
    properties = child(run, "rPr")
    if properties is None:
        properties = etree.Element(space + "rPr")
        run.insert(0, properties)
    stated = child(properties, "rFonts")
    if stated is None:
        stated = etree.SubElement(properties, space + "rFonts")
    for slot, font in fonts.items():
        stated.set(space + slot, font)
