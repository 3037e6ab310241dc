"""The package of an OpenDocument file: its content, and the styles that say what of it is shown and how."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from targetlint.readers.markup import attribute, child, tree
from targetlint.readers.package import Package
from targetlint.readers.refusal import Problem, Refusal

_MANIFEST = "META-INF/manifest.xml"
_PARENTS = 20  # styles that one style may inherit through; programs write two or three


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set: the name of its font where it is stated, and whether the text is hidden."""

    font: str = ""
    hidden: bool = False


class Styles:
    """The named styles of a file: its own, and the automatic ones that its content was given."""

    def __init__(self, roots: list[etree._Element]) -> None:
        """Collect the styles of these parts; where two have one name, that of the later part counts."""
        self._fonts: dict[str, str] = {}
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._looks: dict[tuple[str, str, Look], Look] = {}
        for root in roots:
            for face in root.iter("{*}font-face"):
                self._fonts[attribute(face, "name") or ""] = (attribute(face, "font-family") or "").strip(
                    "'\""
                )
            for style in root.iter("{*}style"):
                key = attribute(style, "family") or "", attribute(style, "name") or ""
                self._styles[key] = style

    def look(self, family: str, name: str, around: Look) -> Look:
        """Return how a paragraph or span of this style looks; what it does not state is as `around` it."""
        key = family, name, around
        if key not in self._looks:
            self._looks[key] = self._resolved(family, name, around)
        return self._looks[key]

    def shows(self, element: etree._Element) -> bool:
        """Say whether a table is displayed: its style may hide it."""
        properties = self._properties("table", attribute(element, "style-name") or "", "table-properties")
        return not any(attribute(each, "display") == "false" for each in properties)

    def _resolved(self, family: str, name: str, around: Look) -> Look:
        font, hidden = "", None
        for each in self._properties(family, name, "text-properties"):
            stated = attribute(each, "font-name") or ""
            font = (
                font or self._fonts.get(stated, stated) or (attribute(each, "font-family") or "").strip("'\"")
            )
            display = attribute(each, "display")
            hidden = display == "none" if hidden is None and display else hidden
        return Look(font or around.font, around.hidden if hidden is None else hidden)

    def _properties(self, family: str, name: str, kind: str) -> list[etree._Element]:
        """Return the properties of one kind that a style states, and then those of its parents."""
        found = []
        for _ in range(_PARENTS):
            style = self._styles.get((family, name))
            if style is None:
                break
            properties = child(style, kind)
            found += [] if properties is None else [properties]
            name = attribute(style, "parent-style-name") or ""
        return found


def opened(package: Package, kind: str) -> tuple[etree._Element, Styles]:
    """Return the office:text or office:spreadsheet (`kind`) of a package, and the styles for it.

    Raise Refusal where the package is damaged, locked, unsafe or too large.
    """
    try:
        content = tree(package, "content.xml")
    except Refusal:
        if _is_locked(package):
            raise Refusal(Problem.ENCRYPTED) from None
        raise
    body = child(child(content, "body"), kind)
    if body is None:
        raise Refusal(Problem.BROKEN)
    shared = [tree(package, "styles.xml")] if "styles.xml" in package else []
    return body, Styles([*shared, content])


def _is_locked(package: Package) -> bool:
    """Say whether the manifest tells how parts of the package were encrypted."""
    return _MANIFEST in package and b"encryption-data" in package.part(_MANIFEST)
