"""Settings in layers: a file on those that it extends, the environment, `--config key=value`; then merged."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.glob import Glob
from targetlint.model.place import Origin
from targetlint.model.settings import Override, Settings, Value
from targetlint.readers.encoding import for_chinese
from targetlint.reporters.outputs.formats import FORMATS, meant
from targetlint.settings.mistakes import of_values
from targetlint.settings.miswritten import trouble
from targetlint.settings.published import schema
from targetlint.settings.search import shown
from targetlint.settings.shape import SettingsPart
from targetlint.settings.source import read
from targetlint.settings.toml_places import Path as Where
from targetlint.settings.toml_places import places
from targetlint.settings.toml_text import Text
from targetlint.words import say

ENVIRONMENT = {"TARGETLINT_FORMAT": "format", "TARGETLINT_OUTPUT": "output"}
"""Variables and the settings they are; reports in TARGETLINT_OUTPUT are parted by `;`."""

_THERE = ("rules", "against", "waivers", "baseline", "password-file")  # paths that are to be there

_At = Callable[[Where, Literal["key", "value"]], Origin]  # the place of a path's key, or of its value


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file, variable or word says; `files` is the file."""

    values: Mapping[str, Value]
    overrides: tuple[Override, ...] = ()
    files: tuple[Path, ...] = ()


def merged(layers: Sequence[Layer]) -> Settings:
    """Return what `layers` come to, the last one counting most; overrides add up."""
    values = {key: value for layer in layers for key, value in layer.values.items()}
    files = tuple(path for layer in reversed(layers) for path in layer.files)
    return Settings(values, tuple(each for layer in layers for each in layer.overrides), files)


def of_file(path: Path, told: list[Diagnostic], *, trusted: bool) -> list[Layer]:
    """Return the settings of a file behind those of what it extends; mistakes are added to `told`.

    A file that nobody named, being found beside forms, is not `trusted` to write reports elsewhere.
    """
    layers: list[Layer] = []
    chain: list[Path] = []
    extended_at: Origin | None = None
    following: Path | None = path
    while following is not None:
        chain.append(following)
        source = read(following, extended_at, told)
        if source is None:
            break
        layer = _layer(source[0], source[1].at, shown(following).parent, told, following)
        if not trusted:
            told += _reports_elsewhere(layer)
        layers.insert(0, layer)
        following, extended_at = _extended(layer, chain, told)
    return layers


def _extended(
    layer: Layer, chain: Sequence[Path], told: list[Diagnostic]
) -> tuple[Path | None, Origin | None]:
    """Return the file that a layer extends, and where it says so; a circle is told, and ends there."""
    value = layer.values.get("extend")
    if value is None:
        return None, None
    upper = _plain(value.base / str(value.written))
    known = [each.resolve() for each in chain]
    if upper.resolve() in known:
        circle = [*chain[known.index(upper.resolve()) :], upper]
        told.append(trouble(value.origin, "circle", files=" → ".join(each.as_posix() for each in circle)))
        return None, None
    return upper, value.origin


def _plain(path: Path) -> Path:
    """Return a path without `..` in it, where that is the same file."""
    short = Path(os.path.normpath(path))
    return short if short.resolve() == path.resolve() else path


def of_words(words: Sequence[str], told: list[Diagnostic]) -> list[Layer]:
    """Return the settings `key=value` of the command line; a value is TOML, or a text as it stands."""
    return [_of_word(word, "--config", told) for word in words]


def _of_word(word: str, name: str, told: list[Diagnostic]) -> Layer:
    try:
        return _layer(tomllib.loads(word), Text(word, name, places(word)).at, Path(), told)
    except (tomllib.TOMLDecodeError, RecursionError):
        key, _, rest = (part.strip() for part in word.partition("="))
        start = len(word) - len(word.partition("=")[2].lstrip())
        return _layer(_loose(key, rest), _fixed(word, name, start, len(rest)), Path(), told)


def of_environment(environment: Mapping[str, str], told: list[Diagnostic]) -> list[Layer]:
    """Return the settings that variables of the environment give."""
    layers: list[Layer] = []
    for name, key in ENVIRONMENT.items():
        if text := environment.get(name, ""):
            held = {key: [each for each in text.split(";") if each] if key == "output" else text}
            layers.append(_layer(held, _fixed(text, name, 0, len(text)), Path(), told))
    return layers


def _loose(key: str, text: str) -> dict[str, object]:
    """Return a key with a value that is not written as TOML: a text, or texts with commas."""
    of = schema()["properties"].get(key, {})
    if of.get("items", {}).get("type") == "string":
        return {key: [each.strip() for each in text.replace("，", ",").split(",")]}
    return {key: text}


def _fixed(text: str, name: str, start: int, width: int) -> _At:
    """Return what says that every value stands at one place, and every key at the beginning."""
    key = Origin(name, 1, 1, max(len(text.partition("=")[0].rstrip()), 1), text)
    value = Origin(name, 1, start + 1, width, text)
    return lambda _, of: key if of == "key" and "=" in text else value


def _layer(
    held: Mapping[str, Any], at: _At, base: Path, told: list[Diagnostic], path: Path | None = None
) -> Layer:
    """Return the settings that are right; what is wrong with the others is added to `told`."""
    found: list[Diagnostic] = []
    try:
        SettingsPart.model_validate(held)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        found += of_values(errors, at)
        wrong = {each["loc"][0] for each in errors}
        held = {key: value for key, value in held.items() if key not in wrong}
    values = {key: _value(key, held[key], at, base) for key in held if key != "overrides"}
    found += [each for key, value in values.items() if path for each in _missing(key, value)]
    found += _without_format(values.get("output"))
    overrides = tuple(
        _override(each, ("overrides", number), at, base, found)
        for number, each in enumerate(held.get("overrides", []))
    )
    told += sorted(found, key=lambda each: each.place.line if isinstance(each.place, Origin) else 0)
    return Layer(values, overrides, (path,) if path else ())


def _value(key: str, written: object, at: _At, base: Path) -> Value:
    count = len(written) if isinstance(written, list) else 0
    items = tuple(at((key, number), "value") for number in range(count))
    return Value(written, at((key,), "value"), base, items)


def _missing(key: str, value: Value) -> list[Diagnostic]:
    """Return what is said of paths in a file at which nothing is."""
    if key not in _THERE:
        return []
    pairs: list[tuple[object, Origin]] = [(value.written, value.origin)]
    if isinstance(value.written, list):
        pairs = list(zip(value.written, value.items, strict=True))
    paths = [(value.base / str(each), origin) for each, origin in pairs]
    return [trouble(origin, "no_path", path=path.as_posix()) for path, origin in paths if not _is_there(path)]


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # behind a folder that cannot be entered: opening it says why
        return True


def _reports_elsewhere(layer: Layer) -> list[Diagnostic]:
    """Return what is said of reports that a found file wants outside its own folder."""
    value = layer.values.get("output")
    if value is None or not isinstance(value.written, list):
        return []
    home = value.base.resolve()
    return [
        trouble(origin, "elsewhere", say("settings.elsewhere_hint"), path=str(each))
        for each, origin in zip(value.written, value.items, strict=True)
        if not meant(moved(value.base, each))[1].resolve().is_relative_to(home)
    ]


def _without_format(output: Value | None) -> list[Diagnostic]:
    """Return what is said of reports whose path does not say what they are."""
    if output is None or not isinstance(output.written, list):
        return []
    suffixes = " ".join(each for one in FORMATS.values() for each in one.suffixes)
    hint = say("settings.no_format_hint", suffixes=suffixes, names=" ".join(FORMATS))
    pairs = zip(output.written, output.items, strict=True)
    return [trouble(at, "no_format", hint, path=each) for each, at in pairs if meant(each)[0] is None]


def moved(base: Path, written: str) -> str:
    """Return what asks for a report that is written as `FILE` or `format:FILE` in the folder `base`."""
    prefix, _, rest = written.partition(":")
    return f"{prefix}:{base / rest}" if prefix in FORMATS and rest else str(base / written)


def checked(settings: Settings) -> list[Diagnostic]:
    """Return what is wrong with values that only their reader knows."""
    value = settings.values.get("encoding")
    if value is None or for_chinese(str(value.written)):
        return []
    return [trouble(value.origin, "bad_encoding", say("settings.bad_encoding_hint"), value=value.written)]


def _override(held: Mapping[str, Any], path: Where, at: _At, base: Path, told: list[Diagnostic]) -> Override:
    origin = at(path, "key")
    if not any(held.get(key) for key in ("files", "units", "projects")):
        told.append(trouble(origin, "override_all", say("settings.override_all_hint")))
    if not any(held.get(key) for key in ("select", "ignore", "severity")):
        told.append(trouble(origin, "override_nothing", say("settings.override_nothing_hint")))
    return Override(
        files=tuple(Glob(each, base) for each in held.get("files", ())),
        units=tuple(held.get("units", ())),
        projects=tuple(held.get("projects", ())),
        select=tuple(held.get("select", ())),
        ignore=tuple(held.get("ignore", ())),
        severity={rule: Severity(each) for rule, each in held.get("severity", {}).items()},
        reason=held["reason"],
        origin=origin,
        named=_named(held, path, at),
    )


def _named(held: Mapping[str, Any], path: Where, at: _At) -> dict[str, Origin]:
    """Return where an override names rules: the selectors, each with its place."""
    lists = (
        (key, number, word) for key in ("select", "ignore") for number, word in enumerate(held.get(key, ()))
    )
    named = {word: at((*path, key, number), "value") for key, number, word in lists}
    return named | {rule: at((*path, "severity", rule), "key") for rule in held.get("severity", ())}
