"""XML parts of an Office package, parsed without fetching or expanding anything."""

from __future__ import annotations

import io
from collections.abc import Iterator
from posixpath import basename, dirname, join, normpath

from lxml import etree

from targetlint.readers.limits import MARKS, NESTING
from targetlint.readers.package import Package
from targetlint.readers.refusal import Problem, Refusal, within

_DIGITS = 9  # of an index: more than any limit allows, and few enough to convert
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (NESTING + 1) + ")")


def root_of(data: bytes) -> etree._Element:
    """Return the root element of XML bytes, in a package or not; raise Refusal where they are not sound."""
    if b"<!DOCTYPE" in data:  # before parsing: what it declares must not be expanded
        raise Refusal(Problem.UNSAFE)
    _within_memory(data)
    try:
        root = etree.fromstring(data, _parser())
    except (etree.LxmlError, ValueError) as error:
        raise Refusal(Problem.BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal(Problem.UNSAFE)
    if _TOO_DEEP(root):
        within("levels", NESTING + 1, NESTING)
    return root


def tree(package: Package, name: str) -> etree._Element:
    """Return the root element of the part `name`; raise Refusal where it is not sound XML."""
    return root_of(package.part(name))


def related(package: Package, name: str) -> dict[str, tuple[str, str]]:
    """Return the relationships of the part `name`: id -> (last word of the type, target part)."""
    rels = join(dirname(name), "_rels", basename(name) + ".rels")
    if rels not in package:
        return {}
    return {
        each.get("Id", ""): (
            basename(each.get("Type", "")),
            normpath(join("/", dirname(name), each.get("Target", ""))).lstrip("/"),
        )
        for each in tree(package, rels)
        if each.get("TargetMode") != "External"
    }


def main_part(package: Package, kinds: tuple[str, ...], default: str) -> str:
    """Return the part whose content type holds one of `kinds`, as [Content_Types].xml says."""
    if "[Content_Types].xml" in package:
        for each in tree(package, "[Content_Types].xml"):
            kind, name = each.get("ContentType", ""), each.get("PartName", "").lstrip("/")
            if name in package and any(wanted in kind for wanted in kinds):
                return name
    return default


def _parser() -> etree.XMLParser:
    """Return a parser that fetches, expands and keeps nothing that a form does not need."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _within_memory(data: bytes) -> None:
    """Raise Refusal where a short file would make a huge tree: `<a/>` takes four bytes, its element 120."""
    within("marks", data.count(b"<") + data.count(b"="), MARKS)


def elements(data: bytes, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield each element called one of `tags` as it ends, while the part is parsed."""
    _within_memory(data)
    for _, element in etree.iterparse(
        io.BytesIO(data),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    ):
        yield element


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace (transitional, strict and 2003 files differ in it)."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :]


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return the attribute called `name` in any namespace, or None; an absent element has none."""
    if element is None:
        return None
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def natural(text: str | None) -> int | None:
    """Return the number that an attribute or element states, None where it is no plain count or index."""
    return int(text) if text and text.isdecimal() and len(text) <= _DIGITS else None


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child called `name`, or None."""
    if element is None:
        return None
    return next(element.iterchildren("{*}" + name), None)


def is_on(element: etree._Element | None) -> bool:
    """Say whether a toggle element such as <w:vanish/> is present and not switched off."""
    return element is not None and attribute(element, "val") not in {"0", "false", "off"}
