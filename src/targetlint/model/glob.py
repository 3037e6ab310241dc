"""A pattern of file names, as people know it: `*.bak`, `草稿`, `归档/2025`, `**/旧/*.docx`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from targetlint.model.place import parted


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern that is relative to the folder `base`; `said` is where it is written, for people.

    One without `/` means a file or a folder of that name wherever it lies below `base`; one with `/` a
    path from there. `*` and `?` stand for any letters but `/`, `**` for any number of folders. What lies in
    a folder that is meant is meant, too. Case does not count. A file in an archive lies in a folder that is
    called like the archive.
    """

    pattern: str
    base: Path
    said: str = ""

    def matches(self, path: Path | str) -> bool:
        """Whether the pattern means the file or folder at `path`."""
        full = os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100 - resolve() would follow links
        base = os.path.abspath(self.base).replace(os.sep, "/").rstrip("/") + "/"  # noqa: PTH100 - the same
        name = "/".join(filter(None, parted(full)))
        if name.startswith(base):
            return _compiled(self.pattern).fullmatch(name.removeprefix(base)) is not None
        by_name = "/" not in self.pattern.strip("/")
        return by_name and _compiled(self.pattern).fullmatch(name.rpartition("/")[2]) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = pattern.replace("\\", "/").removeprefix("./").strip("/").split("/")
    anywhere = "(?:.*/)?" if len(parts) == 1 else ""
    *folders, last = parts
    path = "".join("(?:[^/]+/)*" if each == "**" else _segment(each) + "/" for each in folders)
    end = ".*" if last == "**" else _segment(last) + "(?:/.*)?"
    return re.compile(anywhere + path + end, re.IGNORECASE | re.DOTALL)


def _segment(part: str) -> str:
    signs = {"*": "[^/]*", "?": "[^/]"}
    return "".join(signs.get(each) or re.escape(each) for each in part)
