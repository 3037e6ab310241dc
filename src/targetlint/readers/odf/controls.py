"""Form controls of an OpenDocument file, and what each shows: boxes that are ticked, entries, labels."""

from __future__ import annotations

from lxml import etree

from targetlint.readers.markup import attribute, local, natural

_VALUES = frozenset({"text", "textarea", "formatted-text", "number", "date", "time", "combobox"})
_DROP_DOWN, _CHECK_BOX = "FORMDROPDOWN", "FORMCHECKBOX"
_ON = {"true", "checked"}


def controls(body: etree._Element) -> dict[str, str]:
    """Return what the controls of a document show, by the names that draw:control has for them."""
    shown: dict[str, str] = {}
    for forms in body.iterchildren("{*}forms"):
        for each in forms.iter("{*}*"):
            text = _shown(each)
            if text:
                shown |= {str(value): text for key, value in each.items() if str(key).endswith("}id")}
    return shown


def field(mark: etree._Element) -> str:
    """Return what a field:fieldmark of a Word form shows: a check box, or the chosen entry of a list."""
    kind = (attribute(mark, "type") or "").rpartition(".")[2]
    values: dict[str, list[str]] = {}
    for each in mark.iterchildren("{*}param"):
        values.setdefault(attribute(each, "name") or "", []).append(attribute(each, "value") or "")
    if kind == _CHECK_BOX:
        return _box(values.get("Checkbox_Checked", [""])[0])
    entries = values.get("Dropdown_ListEntry", []) if kind == _DROP_DOWN else []
    chosen = natural(values.get("Dropdown_Selected", ["0"])[0])
    return entries[chosen] if chosen is not None and chosen < len(entries) else ""


def content_box(control: etree._Element) -> str:
    """Return the box that a content control of LibreOffice is, "" where it is none."""
    return _box(attribute(control, "checked")) if attribute(control, "checkbox") == "true" else ""


def _box(state: str | None) -> str:
    return "☑" if state in _ON else "☐"


def _shown(control: etree._Element) -> str:
    kind, label = local(control), attribute(control, "label") or ""
    if kind == "checkbox":
        return _box(attribute(control, "current-state") or attribute(control, "state")) + label
    if kind == "radio":
        chosen = attribute(control, "current-selected") or attribute(control, "selected")
        return ("●" if chosen in _ON else "○") + label
    if kind in _VALUES:
        return attribute(control, "current-value") or attribute(control, "value") or ""
    if kind == "listbox":
        options = (each for each in control.iterchildren("{*}option") if _chosen(each))
        return "、".join(attribute(each, "label") or "" for each in options)
    return label if kind == "fixed-text" else ""


def _chosen(option: etree._Element) -> bool:
    return (attribute(option, "current-selected") or attribute(option, "selected")) == "true"
