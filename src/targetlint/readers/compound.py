"""The OLE compound file around an old Office file: the streams at its top, by name ([MS-CFB])."""

from __future__ import annotations

import io

from targetlint.readers.refusal import Problem, Refusal


class Compound:
    """An OLE compound file; names are matched without case, streams inside storages are not found."""

    def __init__(self, data: bytes) -> None:
        """Open it; raise Refusal where its tables or its directory are damaged."""
        import olefile  # noqa: PLC0415 - every start looks at files, few of them are old Office files

        try:
            self._file = olefile.OleFileIO(io.BytesIO(data))
        except MemoryError:
            raise
        except Exception as error:  # the library raises anything on damaged tables
            raise Refusal(Problem.BROKEN) from error

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream, b"" where there is none or it is damaged."""
        try:
            return bytes(self._file.openstream([name]).read())
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - as above; a stream that is not there, too
            return b""
