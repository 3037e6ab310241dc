"""Packs, sources, lists and layouts: from the grammar's rules to AST nodes."""

from __future__ import annotations

from typing import Any

from targetlint.lang import ast, declared, printed
from targetlint.lang.syntax.build_expressions import plain_text
from targetlint.lang.syntax.build_rules import Clause, clause, once
from targetlint.lang.syntax.draft import Action, Draft, Leaf, name
from targetlint.lang.syntax.keywords import keywords
from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.quantities.units import UNIT_NAMES


def _pack(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.Pack:
    title, version = parts
    said = Said(*("".join(map(str, text.parts)) for text in (title.zh, title.en)))
    return declared.Pack(origin=origin, name=said, version=version.text)


def _extends(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.Extends:
    pack, version = parts
    return declared.Extends(origin=origin, pack=pack.inner, version=version.text if version else "")


def _source(_draft: Draft, origin: Origin, parts: list[Any]) -> declared.Source:
    its_name, title, verified, clauses = parts
    return declared.Source(
        origin=origin,
        name=name(its_name),
        title=title.inner,
        verified=verified.key == "verified",
        clauses=clauses or (),
    )


def _word_list(draft: Draft, origin: Origin, parts: list[Any]) -> declared.WordList:
    members = tuple(map(member, parts[1:]))
    comment = draft.source.comment_above(draft.start)
    return declared.WordList(origin=origin, name=name(parts[0]), members=members, comment=comment)


def member(leaf: Leaf) -> ast.Name | ast.Text:
    """Return a member of a list: an enum member's name, or a text."""
    return name(leaf) if leaf.kind == "NAME" else plain_text(leaf)


def _lexicon(draft: Draft, origin: Origin, parts: list[Any]) -> declared.Lexicon:
    its_name, words, exceptions = parts
    return declared.Lexicon(
        origin=origin,
        name=name(its_name),
        words=words,
        exceptions=exceptions or (),
        comment=draft.source.comment_above(draft.start),
    )


# --- layouts ----------------------------------------------------------------------------------------


def _layout(draft: Draft, origin: Origin, parts: list[Any]) -> printed.LayoutDecl | None:
    its_id, its_name, *clauses = parts
    said = once(draft, [each for each in clauses if not isinstance(each, Clause) or each.key != "ignored"])
    for key in ("reads_as", "title"):
        if key not in said:
            draft.tell(
                its_id.origin, "layout_without", "rule/missing", word=keywords()[key].said, layout=its_id.text
            )
    if draft.diagnostics:
        return None
    ignored = [each.value for each in clauses if isinstance(each, Clause) and each.key == "ignored"]
    return printed.LayoutDecl(
        origin=origin,
        id=its_id,
        name=its_name.inner,
        kind=said["reads_as"],
        titles=said["title"],
        unit=said.get("unit", ""),
        ignored=tuple(text for texts in ignored for text in texts),
        clauses=tuple(each for each in clauses if not isinstance(each, Clause)),
    )


def _unit_name(draft: Draft, _origin: Origin, parts: list[Any]) -> str:
    unit: str = parts[0].text
    if unit not in UNIT_NAMES:
        draft.tell(parts[0].origin, "unit", unit=unit)
    return unit


def _field(_draft: Draft, origin: Origin, parts: list[Any]) -> printed.LayoutLabel:
    its_name, its_type, texts, unit = parts
    return printed.LayoutLabel(
        origin=origin, name=name(its_name), texts=texts, unit=unit or "", type=its_type
    )


def _parts(_draft: Draft, origin: Origin, parts: list[Any]) -> printed.LayoutParts:
    its_name, period, texts, unit = parts
    return printed.LayoutParts(
        origin=origin, name=name(its_name), texts=texts, unit=unit or "", period=_maybe(period)
    )


def _items(_draft: Draft, origin: Origin, parts: list[Any]) -> printed.LayoutItems:
    its_name, under, texts, prefix = parts
    return printed.LayoutItems(
        origin=origin, name=name(its_name), texts=texts, prefix=prefix.inner, under=_maybe(under)
    )


def _columns(parts: list[Any]) -> tuple[printed.LayoutLabel, ...]:
    """Return the columns of a flat run of names, strings and units, a unit behind its column."""
    columns: list[tuple[Leaf, list[str], str]] = []
    for part in parts:
        if isinstance(part, str):
            column, texts, _ = columns.pop()
            columns.append((column, texts, part))
        elif part.kind == "NAME":
            columns.append((part, [], ""))
        else:
            columns[-1][1].append(part.inner)
    return tuple(
        printed.LayoutLabel(origin=leaf.origin, name=name(leaf), texts=tuple(texts), unit=unit)
        for leaf, texts, unit in columns
    )


def _table(_draft: Draft, origin: Origin, parts: list[Any]) -> printed.LayoutTable:
    return printed.LayoutTable(origin=origin, name=name(parts[0]), columns=_columns(parts[1:]))


def _indicator_table(_draft: Draft, origin: Origin, parts: list[Any]) -> printed.LayoutTable:
    return printed.LayoutTable(origin=origin, name=None, columns=_columns(parts))


def _tier(_draft: Draft, origin: Origin, parts: list[Any]) -> printed.LayoutTier:
    text, member, under = parts
    return printed.LayoutTier(origin=origin, text=text.inner, member=_maybe(member), under=_maybe(under))


def _option(_draft: Draft, origin: Origin, parts: list[Any]) -> printed.LayoutChoice:
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    options = tuple((text.inner, name(member)) for text, member in pairs)
    return printed.LayoutChoice(origin=origin, name=name(parts[0]), options=options)


def _maybe(leaf: Leaf | None) -> ast.Name | None:
    return name(leaf) if leaf else None


DECLARATIONS: dict[str, Action] = {
    "pack": _pack,
    "extends": _extends,
    "source": _source,
    "word_list": _word_list,
    "lexicon": _lexicon,
    "strings": lambda _draft, _origin, parts: tuple(leaf.inner for leaf in parts),
    "layout": _layout,
    "layout_id": lambda _draft, _origin, parts: name(parts[0]),
    "reads_as": lambda _draft, origin, parts: Clause("reads_as", name(parts[0]), origin),
    "layout_titles": clause("title"),
    "layout_unit": clause("unit"),
    "unit_name": _unit_name,
    "layout_field": _field,
    "layout_parts": _parts,
    "layout_items": _items,
    "layout_table": _table,
    "indicator_table": _indicator_table,
    "tier": _tier,
    "option": _option,
    "ignored": clause("ignored"),
}
"""What each rule of the grammar for the other declarations becomes."""
