"""`targetlint doctor`: what this installation can do, and what its optional parts add or would add."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from importlib.util import find_spec

from targetlint import __version__
from targetlint.cache import Cache, home
from targetlint.cli import serve, streams
from targetlint.cli.codes import CLEAN
from targetlint.model.said import Lang
from targetlint.readers import libreoffice, locked, ocr
from targetlint.reporters.terminal import doctor
from targetlint.reporters.terminal.doctor import Part
from targetlint.words import say
from targetlint.worker_process import MEMORY_IS_BOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Doctor:
    """One run of the command, with its options as given."""

    lang: Lang
    color: str

    def run(self) -> int:
        """Say what is there and what is not, and return the exit code."""
        office = libreoffice.program()
        facts = [
            ("version", __version__),
            ("python", platform.python_version()),
            ("system", platform.platform()),
            ("encoding", sys.stdout.encoding),
            ("cache", self._cache()),
        ]
        parts = [
            Part("libreoffice", office or "", present=bool(office)),
            Part("ocr", "rapidocr + onnxruntime", present=ocr.installed()),
            Part("decrypt", "msoffcrypto-tool", present=locked.installed()),
            Part("watch", "watchfiles", present=find_spec("watchfiles") is not None),
            Part("web", "starlette + uvicorn", present=serve.installed()),
            Part("memory", "", present=MEMORY_IS_BOUND),
        ]
        page = streams.page(sys.stdout, self.lang, self.color)
        streams.put(doctor.render(facts, parts, page), sys.stdout)
        return CLEAN

    def _cache(self) -> str:
        """Return where rule books are kept, and what can be done there."""
        cache = Cache(home(os.environ))
        count, size = cache.size()
        values = {"folder": cache.folder, "count": count, "size": f"{size / 1_000_000:.1f}"}
        return say(f"doctor.cache_{cache.state()}", **values).pick(self.lang)
