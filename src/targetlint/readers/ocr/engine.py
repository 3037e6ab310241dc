"""The recognition engine: rapidocr with the models of its own package, silent, and never downloading."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import onnxruntime
import rapidocr

from targetlint.readers.refusal import Problem, Refusal

Pixels: TypeAlias = "npt.NDArray[np.uint8]"
"""A picture in grey, rows from the top."""

_SCORE = 0.3  # a line recognised with less is a stain
_MODELS = {"Det": "*_det_*.onnx", "Rec": "*_rec_*.onnx"}
_LONGEST = 2400  # pixels of the longer side: A4 at 200 dots per inch has 2339


class Word(NamedTuple):
    """A recognised character, or a few, with its edges in pixels and how sure it is, from 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    score: float


def words(pixels: Pixels) -> list[list[Word]]:
    """Return the words of each line that is recognised; raise Refusal where recognition fails."""
    engine = _engine()
    try:
        found = engine(np.stack([pixels] * 3, axis=-1), return_word_box=True, return_single_char_box=True)
    except MemoryError:
        raise
    except Exception as error:  # models of a library, which may fail on any picture
        raise Refusal(Problem.BROKEN) from error
    if found.txts is None:
        return []
    placed = found.word_results
    if len(placed) != len(found.txts):  # a line whose characters have no places
        placed = [[whole] for whole in zip(found.txts, found.scores, found.boxes, strict=True)]
    return [
        _spaced(text, [_word(*each) for each in line]) for text, line in zip(found.txts, placed, strict=True)
    ]


def _spaced(text: str, line: list[Word]) -> list[Word]:
    """Put the spaces of the text that was recognised between the words, and close other small gaps.

    The places of characters are estimates: the letters of a word may seem to stand apart.
    """
    found = line[:1]
    at = len(found[0].text) if found else 0
    for word in line[1:]:
        last, start = found[-1], text.find(word.text, at)
        high = last.bottom - last.top
        if text[at:start].isspace():
            found.append(Word(last.right, last.top, last.right + high / 2, last.bottom, " ", 1))
        elif word.left - last.right < high:
            found[-1] = last._replace(right=max(last.right, word.left))
        found.append(word)
        at = max(at, start + len(word.text))
    return found


def _word(text: str, score: float, box: npt.ArrayLike) -> Word:
    corners = np.asarray(box, dtype=float)
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    return Word(float(left), float(top), float(right), float(bottom), text, float(score))


@cache
def _engine() -> Any:  # noqa: ANN401 - rapidocr's own result type holds every kind of result
    """Load the models; raise Refusal where one is not there, or would have to be completed by a download."""
    folder = Path(rapidocr.__file__).parent / "models"
    models = {part: next(iter(sorted(folder.glob(name))), None) for part, name in _MODELS.items()}
    if models["Det"] is None or models["Rec"] is None or not _has_alphabet(models["Rec"]):
        raise Refusal(Problem.SCAN)
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": _SCORE,
            "Global.max_side_len": _LONGEST,
            **{f"{part}.model_path": str(path) for part, path in models.items()},
        }
    )


def _has_alphabet(model: Path) -> bool:
    """Say whether a model names its characters itself: rapidocr downloads the list otherwise."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # fatal errors
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return "character" in session.get_modelmeta().custom_metadata_map
