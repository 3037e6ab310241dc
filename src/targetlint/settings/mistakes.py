"""What is wrong with what settings say, in words: pydantic's errors, each at the place that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.settings.miswritten import trouble
from targetlint.settings.published import schema
from targetlint.settings.shape import SEVERITIES, OverridePart, SettingsPart
from targetlint.settings.toml_places import Path as Where
from targetlint.settings.written import quoted
from targetlint.words import say

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_KINDS = {
    "string_type": "text",
    "int_type": "number",
    "bool_type": "truth",
    "list_type": "list",
    "dict_type": "table",
    "model_type": "table",
}
_ENGLISH = {say(f"report.{each}").zh: each for each in SEVERITIES}


def of_values(
    errors: Sequence[ErrorDetails], where: Callable[[Where, Literal["key", "value"]], Origin]
) -> Iterator[Diagnostic]:
    """Yield what pydantic found wrong; `where` gives the place of a path: of its key, or of its value."""
    for each in errors:
        path: Where = tuple(each["loc"])
        yield _of_value(each["type"], path, each["input"], each.get("ctx", {}), where)


def _of_value(
    kind: str,
    path: Where,
    given: object,
    context: Mapping[str, Any],
    where: Callable[[Where, Literal["key", "value"]], Origin],
) -> Diagnostic:
    name = _name(path)
    match kind:
        case "extra_forbidden":
            known = _known(path)
            hint = _nearest(str(path[-1]), known) or say("settings.see_keys", keys=" ".join(known))
            return trouble(where(path, "key"), "unknown_key", hint, name=str(path[-1]))
        case "missing":
            return trouble(
                where(path[:-1], "key"), "missing_key", say(f"settings.missing_{path[-1]}"), name=name
            )
        case "choice":
            choices = context["choices"]
            values = {"name": name, "value": given, "choices": " ".join(choices)}
            return trouble(where(path, "value"), "bad_choice", _nearest(str(given), choices), **values)
        case "greater_than_equal" | "less_than_equal":
            least, most = _bounds(str(path[0]))
            return trouble(where(path, "value"), "bad_range", name=name, least=least, most=most)
        case "string_too_short":
            return trouble(where(path, "value"), "empty_text", name=name)
        case _ if kind in _KINDS:
            return _wrong_kind(_KINDS[kind], name, given, where(path, "value"))
        case _:
            raise AssertionError(kind)


def _wrong_kind(wanted: str, name: str, given: object, origin: Origin) -> Diagnostic:
    """Say which kind of value is wanted, and how what is given would be written."""
    written = ""
    if wanted == "list" and isinstance(given, str):
        written = f"[{quoted(given)}]"
    elif wanted == "text" and isinstance(given, int | float) and not isinstance(given, bool):
        written = quoted(str(given))
    elif wanted in {"number", "truth"} and isinstance(given, str):
        written = given.strip() if re.fullmatch(r"\d+|true|false", given.strip()) else ""
    hint = say("settings.write", written=written) if written else None
    if wanted == "list" and isinstance(given, dict):
        hint = say("settings.header_hint")
    return trouble(origin, "wrong_kind", hint, name=name, kind=say(f"settings.kind_{wanted}"))


def _name(path: Where) -> str:
    """Return the key that a path ends in: of a list's member, that of the list."""
    return str(next(each for each in reversed(path) if isinstance(each, str)))


def _known(path: Where) -> list[str]:
    shape = OverridePart if path[0] == "overrides" and len(path) > 1 else SettingsPart
    return [each.alias or name for name, each in shape.model_fields.items()]


def _bounds(key: str) -> tuple[int, int]:
    found = schema()["properties"][key]
    return found["minimum"], found["maximum"]


def _nearest(word: str, among: Sequence[str]) -> Said | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a slip of the keyboard

    plain = word.strip().casefold().replace("_", "-")
    near = get_close_matches(_ENGLISH.get(plain, plain), among, n=1)
    return say("settings.mean", name=near[0]) if near else None
