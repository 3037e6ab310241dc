"""Pictures of pages to characters and ruling lines; only with the extra `ocr` (rapidocr and onnxruntime).

Nothing is ever downloaded: the models are part of the installed package, or nothing is recognised.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple, cast

from targetlint.readers.paper.page import Page

_NEEDED = ("rapidocr", "onnxruntime", "cv2", "numpy", "PIL")


class Picture(NamedTuple):
    """A picture in grey: a byte a pixel, rows from the top, each `stride` bytes long."""

    width: int
    height: int
    stride: int
    pixels: bytes


def installed() -> bool:
    """Say whether the extra is installed; the other functions need it."""
    return all(find_spec(name) for name in _NEEDED)


def recognise(picture: Picture, number: int) -> Page:
    """Return what the picture shows as the page with this number; raise Refusal where that fails."""
    return cast("Page", import_module("targetlint.readers.ocr.recognition").recognise(picture, number))


def pictures(data: bytes, most: int) -> tuple[list[Picture], int]:
    """Return the first `most` pages of a picture file, and how many it has; raise Refusal where damaged."""
    found = import_module("targetlint.readers.ocr.decode").pictures(data, most)
    return cast("tuple[list[Picture], int]", found)
