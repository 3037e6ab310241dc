"""A pack's files with keywords and names of the schema in one language, meaning what they meant."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from targetlint.lang.assembled import Layer
from targetlint.lang.format.names import SHARED, Meant
from targetlint.lang.format.spelling import Style
from targetlint.lang.format.text import respelt
from targetlint.lang.syntax.parse import parse
from targetlint.lang.syntax.source import Source
from targetlint.model.said import Said


def translated(layers: Sequence[Layer], texts: Mapping[str, str], style: Style) -> dict[str, str]:
    """Return files of the last layer laid out, their keywords and names in the language of `style`.

    `texts` are the files, without mistakes, by the paths they were parsed under. A rule in which a name
    would mean something else keeps its names, because an author's own is spelt like it; where lists and
    tables are at fault, the whole layer does.
    """
    if style == "keep":
        return {path: respelt(text, path, style, {}) for path, text in texts.items()}
    pack = _Pack(layers, texts, style)
    kept: set[str] = set()
    for also in (set(), {SHARED}):
        whole = pack.respelt(kept)
        unlike = pack.differences(whole)
        if not unlike:
            return whole
        kept |= unlike | also
    whole = pack.respelt(kept)
    if pack.differences(whole):
        return {path: respelt(text, path, style, {}) for path, text in texts.items()}
    return whole


class _Pack:
    """The last of some layers while its names change."""

    def __init__(self, layers: Sequence[Layer], texts: Mapping[str, str], style: Style) -> None:
        *self._upper, self._own = layers
        self._texts = texts
        self._style = style
        self._meant = Meant(layers)

    def respelt(self, kept: Container[str]) -> dict[str, str]:
        """Return the files; the declarations of `kept` keep their names."""
        return {
            path: respelt(text, path, self._style, self._names(Source(text, path), kept))
            for path, text in self._texts.items()
        }

    def differences(self, texts: Mapping[str, str]) -> set[str]:
        """Return the rules and layouts that mean something else in `texts`, or do not compile there."""
        parsed = {path: parse(text, path) for path, text in texts.items()}
        if any(told for _, told in parsed.values()):
            return {SHARED}
        files = tuple(parsed[file.path][0] if file.path in parsed else file for file in self._own.files)
        return self._meant.differences(Meant([*self._upper, replace(self._own, files=files)]))

    def _names(self, source: Source, kept: Container[str]) -> dict[int, Said]:
        return {
            source.offset(origin): said
            for origin, said in self._meant.names.items()
            if origin.file == source.path and self._meant.owner(origin) not in kept
        }
