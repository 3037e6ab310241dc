"""Where a settings file is no TOML, in words: what tomllib stops at, and what people meant to write."""

from __future__ import annotations

import re

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.settings.published import keys
from targetlint.settings.toml_text import SOUND, stopped
from targetlint.settings.written import quoted
from targetlint.words import say

_SYNTAX = (  # what tomllib says where it stops, in the order in which it is looked for
    ("Cannot overwrite", "twice"),
    ("Cannot declare", "twice"),
    ("Cannot mutate", "twice"),
    ("Unclosed array", "open_list"),
    ("Unclosed inline table", "open_table"),
    ("Unescaped '\\'", "backslash"),
    ("Invalid hex value", "backslash"),
    ("Unterminated string", "open_text"),
    ("Illegal character", "open_text"),
    ("Expected '=' after", "no_equals"),
    ("Expected newline or end", "too_much"),
    ("Invalid value", "no_value"),
    ("Expected ']", "header"),
    ("Invalid statement", "no_key"),
    ("Invalid initial character for a key", "no_key"),
)
_NARROW = dict(zip("“”‘’＂＇＝，［］｛｝＃：", "\"\"''\"'=,[]{}#=", strict=True))
_WIDE = re.compile(f"[{''.join(_NARROW)}]")
_CLOSING = re.compile(r"[“”‘’＂＇]")  # what stands for a quote where a text has no end
_NEXT = re.compile(r"\s*[\w.-]+\s*=(?!=)")  # the beginning of another setting
_FOREIGN = re.compile(r"\s*([^\s=\[\]\"'#]+)\s*=")  # a key in letters that no key has
_BARE = re.compile(r"[^\s,\[\]{}#\"'=]+")


def trouble(origin: Origin | None, name: str, hint: Said | None = None, /, **values: object) -> Diagnostic:
    """Return the mistake `name` of the catalogue, with what to do next."""
    code = f"settings/{name.replace('_', '-')}"
    message = say(f"settings.{name}", **values)
    return Diagnostic(code, Severity.ERROR, message, origin, suggestion=hint)


def of_syntax(text: str, error: ValueError, file: str) -> Diagnostic:
    """Return what tomllib could not read: signs of full width first, which is what happens to people."""
    said, number, column = stopped(text, error)
    line = text.split("\n")[number - 1].rstrip("\r")
    kind = next((name for begin, name in _SYNTAX if begin in said), "syntax")
    wide = _wide(line, kind)
    if wide:
        origin = Origin(file, number, wide.start() + 1, 1, line)
        return trouble(origin, "wide_sign", sign=wide[0], narrow=_NARROW[wide[0]])
    foreign = _FOREIGN.match(line) if kind == "no_key" else None
    if foreign:
        origin = Origin(file, number, foreign.start(1) + 1, len(foreign[1]), line)
        hint = say("settings.see_keys", keys=" ".join(keys()[0]))
        return trouble(origin, "unknown_key", hint, name=foreign[1])
    if kind == "no_value" and column == 1 and _NEXT.match(line):
        kind = "open_list"  # it goes on where a member of the list was to come
    start, end = _meant(line, kind, min(column, len(line) + 1) - 1)
    origin = Origin(file, number, start + 1, max(end - start, 1), line)
    return trouble(origin, kind, _hint(kind, line[start:end]))


def _wide(line: str, kind: str) -> re.Match[str] | None:
    """Return the first sign of full width that is no part of a text or of a comment."""
    if kind == "open_text":
        return _CLOSING.search(line)
    return _WIDE.search(SOUND.sub(lambda found: " " * len(found[0]), line))


def _meant(line: str, kind: str, at: int) -> tuple[int, int]:
    """Return the stretch of a line that is to be underlined, where tomllib stopped at `at`."""
    if kind == "twice":  # known when the whole line has been read: what is twice stands before the =
        key = line.partition("=")[0]
        return len(key) - len(key.lstrip()), len(key.rstrip())
    if kind == "backslash":
        found = line.find("\\")
        return (found, found + 1) if found >= 0 else (at, at)
    if kind == "no_value":
        bare = _BARE.match(line, at)
        return bare.span() if bare else (at, at)
    return at, at


def _hint(kind: str, meant: str) -> Said:
    """Say what to write instead; of a text without quotes, that with them."""
    if kind != "no_value" or not meant:
        return say(f"settings.{kind}_hint")
    plain = meant.lower()
    return say("settings.write", written=plain if plain in {"true", "false"} else quoted(meant))
