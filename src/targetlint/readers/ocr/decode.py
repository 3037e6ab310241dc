"""A picture file to pictures in grey: upright as the camera says, on white, of bounded size."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from targetlint.readers.limits import PIXELS
from targetlint.readers.ocr import Picture
from targetlint.readers.refusal import Problem, Refusal, within
from targetlint.words import say

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP")
_PAGED = "TIFF"  # the frames of others are an animation


def pictures(data: bytes, most: int) -> tuple[list[Picture], int]:
    """Return the first `most` pages of a picture file, and how many it has.

    Raise Refusal where the file is damaged, or a page has too many pixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _decoded(data, most)
    except Refusal:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refusal(Problem.LIMIT, what=say("readers.too-many.pixels", most=PIXELS)) from error
    except MemoryError:
        raise
    except Exception as error:  # decoders of many formats, which fail in many ways on damaged files
        raise Refusal(Problem.BROKEN) from error


def _decoded(data: bytes, most: int) -> tuple[list[Picture], int]:
    found = []
    with Image.open(io.BytesIO(data), formats=_FORMATS) as file:
        pages = getattr(file, "n_frames", 1) if file.format == _PAGED else 1
        for page in range(min(pages, most)):
            file.seek(page)
            within("pixels", file.width * file.height, PIXELS)
            found.append(_grey(ImageOps.exif_transpose(file)))
    return found, pages


def _grey(image: Image.Image) -> Picture:
    if image.has_transparency_data:
        seen = Image.new("RGBA", image.size, "white")
        seen.alpha_composite(image.convert("RGBA"))
        image = seen
    grey = image.convert("L")
    return Picture(grey.width, grey.height, grey.width, grey.tobytes())
