"""What the layers of rules come to: every setting with the line that set it; and differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from targetlint.model.report import Difference, Setting
from targetlint.model.said import Said
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean


def render(settings: Sequence[Setting], titles: Mapping[str, Said], page: Page) -> str:
    """Return the settings, those of a rule below its id and title."""
    lines: list[str] = []
    owner = ""
    for each in settings:
        if each.owner != owner or not each.owner:
            lines += [""] if lines else []
        if each.owner and each.owner != owner:
            lines.append(page.paint(clean(each.owner), "label") + f"  {page.pick(titles[each.owner])}")
        owner = each.owner
        lines += _shown(each, page)
    return joined(lines)


def _shown(setting: Setting, page: Page) -> Iterator[str]:
    """Yield what is set and to what, where, and why a lower layer set it."""
    indent = 2 if setting.owner else 0
    yield from page.wrapped(f"{_name(setting, page)} = {_value(setting, page)}", indent, indent + 4)
    origin = setting.origin
    yield " " * (indent + 2) + page.paint(clean(f"--> {origin.file}:{origin.line}"), "place")
    if setting.reason:
        text = page.say("layers.set_by", pack=setting.pack, reason=setting.reason)
        if setting.until:
            text = page.say("layers.until", text=text, day=setting.until)
        yield from page.wrapped(text, indent + 2, indent + 4)


def _name(setting: Setting, page: Page) -> str:
    return page.say(f"layers.{setting.kind}", name=setting.name)


def _value(setting: Setting, page: Page) -> str:
    return page.pick(setting.value) or setting.until


def render_difference(found: Difference, page: Page) -> str:
    """Return what the second rule book changes of the first."""
    if found.empty:
        return joined([page.say("layers.same")])
    lines: list[str] = []
    for sign, style, several in (("+", "good", found.added), ("-", "error", found.removed)):
        for each in several:
            lines += _line(sign, style, each, _value(each, page), page)
    for before, after in found.changed:
        lines += _line("~", "warning", after, f"{_value(before, page)} → {_value(after, page)}", page)
    for rule in found.rewritten:
        lines.append(page.paint("~", "warning") + f" {page.say('layers.rewritten', rule=rule)}")
    counts = {
        "added": len(found.added),
        "removed": len(found.removed),
        "changed": len(found.changed) + len(found.rewritten),
    }
    return joined([*lines, "", page.say("layers.count", **counts)])


def _line(sign: str, style: str, setting: Setting, value: str, page: Page) -> Iterator[str]:
    name = " ".join(filter(None, (setting.owner, _name(setting, page))))
    first, *rest = page.wrapped(clean(f"{name} = {value}"), 2, 6)
    yield page.paint(sign, style) + first[1:]
    yield from rest
    why = f"  {setting.reason}" if setting.reason else ""
    yield (
        "      " + page.paint(clean(f"--> {setting.origin.file}:{setting.origin.line}"), "place") + clean(why)
    )
