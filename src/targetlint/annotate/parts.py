"""An Office package being changed: parts replaced and added, all others kept byte for byte."""

from __future__ import annotations

import io
import shutil
import zipfile
from posixpath import basename, dirname, join, relpath

from lxml import etree

from targetlint.readers.markup import related, root_of, tree
from targetlint.readers.package import UNREADABLE, Package, canonical, opened
from targetlint.readers.refusal import Problem, Refusal

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT = "http://purl.oclc.org/"


class Edited:
    """A package and the parts that will be other ones; raises Refusal where it is not sound."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.package = Package(data)
        self._changed: dict[str, bytes] = {}
        self._names: dict[str, str] = {}

    def tree(self, name: str) -> etree._Element:
        """Return the root element of a part as it will be."""
        changed = self._changed.get(canonical(name))
        return tree(self.package, name) if changed is None else root_of(changed)

    def put(self, name: str, root: etree._Element) -> None:
        """Let the part `name` be `root`."""
        self._names[canonical(name)] = name
        self._changed[canonical(name)] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def has(self, name: str) -> bool:
        """Whether there will be a part `name`."""
        return name in self.package or canonical(name) in self._changed

    def free_name(self, pattern: str) -> str:
        """Return the first name that no part has, `{}` in `pattern` being nothing, then 1, 2, …."""
        names = (pattern.format(number or "") for number in range(len(self.package.names()) + 2))
        return next(name for name in names if not self.has(name))

    def relation(self, source: str, kind: str) -> str | None:
        """Return the part to which `source` is related by a type that ends in `kind`; None for none."""
        parts = related(self.package, source).values()
        return next((part for each, part in parts if each == kind and part in self.package), None)

    def relate(self, source: str, kind: str, target: str, office: str) -> str:
        """Relate `source` to `target` by the type `kind` of the namespace `office`, and return the new id."""
        name = join(dirname(source), "_rels", basename(source) + ".rels")
        space = _PACKAGE + "relationships"
        empty = etree.fromstring(f'<Relationships xmlns="{space}"/>')
        root = self.tree(name) if self.has(name) else empty
        taken = {each.get("Id") for each in root}
        identity = next(each for number in range(len(taken) + 1) if (each := f"rTl{number}") not in taken)
        place = relpath(target, dirname(source) or ".")
        etree.SubElement(
            root, _beside(root, "Relationship"), Id=identity, Type=f"{office}/{kind}", Target=place
        )
        self.put(name, root)
        return identity

    def declare(self, name: str, kind: str) -> None:
        """Say in [Content_Types].xml what the new part `name` is."""
        root = self.tree(_TYPES)
        etree.SubElement(root, _beside(root, "Override"), PartName="/" + name, ContentType=kind)
        self.put(_TYPES, root)

    def packed(self) -> bytes:
        """Return the package; raise Refusal where a part that is kept cannot be read."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
            with opened(self._data) as source:
                members = {canonical(each.filename): each for each in source.infolist()}
                for name, member in members.items():
                    if name in self._changed:
                        target.writestr(_like(member), self._changed[name], zipfile.ZIP_DEFLATED)
                    else:
                        _copy(source, member, target)
                day = next(iter(members.values())).date_time  # the same input gives the same bytes
            for name in (each for each in self._changed if each not in members):
                info = zipfile.ZipInfo(self._names[name], day)
                target.writestr(info, self._changed[name], zipfile.ZIP_DEFLATED)
        return stream.getvalue()


def office(space: str) -> str:
    """Return the namespace of relationships that goes with the namespace of a main part."""
    return _STRICT_OFFICE if space.startswith(_STRICT) else _OFFICE


def namespace(root: etree._Element) -> str:
    """Return the namespace of an element, empty for none."""
    return etree.QName(root).namespace or ""


def _beside(root: etree._Element, name: str) -> str:
    """Return the qualified `name` in the namespace of `root`."""
    return f"{{{namespace(root)}}}{name}"


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return a new entry of the same name, day and method; what was said of its bytes is found anew."""
    info = zipfile.ZipInfo(member.filename, member.date_time)
    info.compress_type, info.external_attr = member.compress_type, member.external_attr
    info.file_size = member.file_size
    return info


def _copy(source: zipfile.ZipFile, member: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
    try:
        with source.open(member) as old, target.open(_like(member), "w") as new:
            shutil.copyfileobj(old, new)
    except UNREADABLE as error:
        raise Refusal(Problem.BROKEN) from error
