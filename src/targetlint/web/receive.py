"""An upload from its first byte to files in a folder: straight to disk, within limits, under safe names."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from itertools import count
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError

from targetlint.model.file_name import numbered, path_inside
from targetlint.model.said import Said
from targetlint.web import limits
from targetlint.words import say

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

_SETTINGS = ".toml"  # settings and waivers are the server's: what is sent must not change how it is checked


class Refused(Exception):  # noqa: N818 - it says what was done, as Refusal of the readers does
    """An upload that is not taken; `status` is that of HTTP, `why` goes to whoever sent it."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.status = status
        self.why: Said = say(f"web.{key}", **values)


@dataclass(slots=True)
class Received:
    """What came: the files' names below the folder, and those of files that were not taken."""

    names: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


async def receive(stream: AsyncIterator[bytes], content_type: str, folder: Path) -> Received:
    """Write the files of a multipart body below `folder`; raise Refused where it is none, or too much."""
    told = Message()
    told["Content-Type"] = content_type
    boundary = told.get_param("boundary")
    if told.get_content_type() != "multipart/form-data" or not isinstance(boundary, str) or not boundary:
        raise Refused(415, "no_upload")
    try:
        return await _received(stream, boundary, folder)
    except Refused:
        await _drain(stream)
        raise


async def _received(stream: AsyncIterator[bytes], boundary: str, folder: Path) -> Received:
    files = _Files(folder)
    try:
        parser = MultipartParser(boundary, files.callbacks(), max_header_count=limits.PART_HEADERS)
        size = 0
        async for chunk in _timely(stream):
            size += len(chunk)
            if size > limits.UPLOAD_BYTES:
                raise Refused(413, "too_much", megabytes=limits.UPLOAD_BYTES // limits.MEGABYTE)
            if shutil.disk_usage(folder).free < limits.FREE_BYTES:  # others send at the same time
                raise Refused(507, "no_disk")
            parser.write(chunk)
        parser.finalize()
    except (FormParserError, UnicodeError) as error:
        raise Refused(400, "broken_upload") from error
    except OSError as error:
        raise Refused(507, "no_room", error=error) from error
    finally:
        files.close()
    if not files.ended:
        raise Refused(400, "broken_upload")
    if not files.received.names:
        raise Refused(400, "none_taken" if files.received.left_out else "nothing_sent")
    return files.received


async def _timely(stream: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Yield what comes, and give up where nothing does."""
    while True:
        try:
            async with asyncio.timeout(limits.CHUNK_SECONDS):
                chunk = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            raise Refused(408, "silent") from error
        yield chunk


async def _drain(stream: AsyncIterator[bytes]) -> None:
    """Read on for a while: a browser that is still sending does not hear the answer."""
    left = limits.DRAINED_BYTES
    try:
        async for chunk in _timely(stream):
            left -= len(chunk)
            if left < 0:
                return
    except Refused:
        return


class _Files:
    """The files of a body, written as the parser meets them."""

    def __init__(self, folder: Path) -> None:
        self.received, self.ended = Received(), False
        self._folder = folder
        self._header, self._value, self._name = b"", b"", ""
        self._file: IO[bytes] | None = None
        self._size = self._parts = 0
        self._numbers: Counter[PurePosixPath] = Counter()

    def callbacks(self) -> MultipartCallbacks:
        """Return what the parser calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._on_header,
            "on_header_value": self._on_value,
            "on_header_end": self._header_ends,
            "on_headers_finished": self._open,
            "on_part_data": self._write,
            "on_part_end": self.close,
            "on_end": self._end,
        }

    def close(self) -> None:
        """Close the file that is being written."""
        if self._file:
            self._file.close()
            self._file = None

    def _begin(self) -> None:
        self._header = self._value = b""
        self._name, self._size = "", 0
        self._parts += 1
        if self._parts > limits.FILES + limits.FIELDS:
            raise Refused(413, "too_many", count=limits.FILES)

    def _on_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_ends(self) -> None:
        if self._header.strip().lower() == b"content-disposition":
            self._name = _file_name(self._value.decode("utf-8", "replace"))
        self._header = self._value = b""

    def _open(self) -> None:
        if not self._name:  # a field, or an input that was left empty
            return
        if len(self.received.names) + len(self.received.left_out) >= limits.FILES:
            raise Refused(413, "too_many", count=limits.FILES)
        path = path_below(self._name)
        if path is None or path.suffix.lower() == _SETTINGS:
            self.received.left_out.append(self._name[:200])
            return
        name, self._file = _created(self._folder, path, self._numbers)
        self.received.names.append(name)

    def _write(self, data: bytes, start: int, end: int) -> None:
        self._size += end - start
        if self._file:
            if self._size > limits.FILE_BYTES:
                raise Refused(413, "file_too_large", megabytes=limits.FILE_BYTES // limits.MEGABYTE)
            self._file.write(data[start:end])
        elif not self._name and self._size > limits.FIELD_BYTES:
            raise Refused(413, "fields_too_long")

    def _end(self) -> None:
        self.ended = True


def _created(folder: Path, wanted: PurePosixPath, numbers: Counter[PurePosixPath]) -> tuple[str, IO[bytes]]:
    """Open a new file below `folder` called as `wanted`, with a number where that is there already.

    `numbers` are the last ones that were given: else many files of one name would be tried one by one.
    """
    try:
        (folder / wanted).parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):  # a file where a folder is to be
        return _created(folder, PurePosixPath(wanted.name), numbers)
    for number in count(numbers[wanted] + 1):
        numbers[wanted] = number
        name = wanted.with_name(numbered(wanted.name, number))
        with suppress(FileExistsError):
            return name.as_posix(), (folder / name).open("xb")
    raise AssertionError


def path_below(sent: str) -> PurePosixPath | None:
    """Return where the file that was sent as `sent` goes below its folder; None where that names no file."""
    path = path_inside(sent)
    if not path.parts or not path_inside(re.split(r"[/\\]", sent)[-1]).parts:
        return None
    return PurePosixPath(*path.parts[-limits.DEPTH :])


def _file_name(disposition: str) -> str:
    """Return the file name in a Content-Disposition header as browsers write it; empty where there is none.

    Browsers send the name in UTF-8 and only write %22 for a quotation mark; other programs use filename*.
    """
    told = Message()
    told["Content-Disposition"] = disposition
    extended = told.get_param("filename*", header="content-disposition")
    name = extended or told.get_param("filename", header="content-disposition") or ""
    if isinstance(name, tuple):  # RFC 2231: encoding, language, text
        name = name[2]
    return name.replace("%22", '"').replace("%0D", "").replace("%0A", "")
