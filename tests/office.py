"""Office files built in code, and documents written out as text: what the reader tests compare."""

from __future__ import annotations

import io
import zipfile

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Cell, Document, Table

_EPOCH = (1980, 1, 1, 0, 0, 0)
_OOXML = "application/vnd.openxmlformats-officedocument."
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD_PREFIXES = (
    f'xmlns:w="{_WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def packed(parts: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of `parts`, the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, method)
    return stream.getvalue()


def content_types(**parts: str) -> str:
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{_OOXML}{kind}"/>' for kind, name in parts.values_()
    )
    return f'<Types xmlns="{_PACKAGE}content-types">{overrides}</Types>'
