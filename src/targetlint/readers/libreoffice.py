"""Files of one format as another, by LibreOffice where it is installed; those that only it reads.

It is started without a screen, with a profile of its own, and ended with everything it started when it
takes too long. Its exit code says nothing: whether it worked is whether its output is there.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from targetlint.readers.limits import FILE_BYTES, LIBREOFFICE_SECONDS
from targetlint.readers.refusal import Problem, Refusal, within

CONVERTED = {"word95": ("doc", "docx"), "xlsb": ("xlsb", "xlsx")}  # format -> its suffix, what it becomes
_NAMES = ("soffice", "libreoffice")
_PLACES = (  # where its installers put it without telling the search path
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_AGAIN = 81  # what it returns when it has only made its profile and wants to be started again


def program() -> str | None:
    """Return where LibreOffice is, None where it is not installed."""
    named = next((found for name in _NAMES if (found := shutil.which(name))), None)
    return named or next((place for place in _PLACES if Path(place).is_file()), None)


def convert(data: bytes, format_: str) -> bytes:
    """Return a file of one of the formats CONVERTED as what it becomes; raise Refusal where that fails."""
    return converted(data, *CONVERTED[format_])


def converted(data: bytes, suffix: str, wanted: str, *options: str) -> bytes:
    """Return a file of the kind `suffix` as one of the kind `wanted`; raise Refusal where that fails."""
    office = program()
    if office is None:
        raise Refusal(Problem.BROKEN)
    with tempfile.TemporaryDirectory(prefix="targetlint-", ignore_cleanup_errors=True) as folder:
        given = Path(folder, f"form.{suffix}")
        given.write_bytes(data)
        command = [office, "--headless", "--norestore", "--nologo", "--nolockcheck"]
        command += [f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"]
        command += [*options, "--convert-to", wanted, "--outdir", str(Path(folder, "out")), str(given)]
        if _run(command) == _AGAIN:
            _run(command)
        made = Path(folder, "out", f"form.{wanted}")
        if not made.is_file():
            raise Refusal(Problem.BROKEN)
        within("bytes", made.stat().st_size, FILE_BYTES)
        return made.read_bytes()


def _run(command: list[str]) -> int | None:
    """Run a command without words; end it and what it started when it takes too long, and return None."""
    silent = subprocess.DEVNULL
    apart = sys.platform != "win32"
    process = subprocess.Popen(  # noqa: S603 - the office program that was found, on a file of our own naming
        command, stdin=silent, stdout=silent, stderr=silent, start_new_session=apart
    )
    try:
        return process.wait(LIBREOFFICE_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.poll() is None:
            with suppress(OSError):
                _end(process)
            process.wait()


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
