"""How cells of a workbook look: each look by its name, and all of them as the part of the package."""

from __future__ import annotations

from dataclasses import dataclass

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FONT = '<name val="宋体"/>'
_SEVERITIES = {"error": "FFF4B6B6", "warning": "FFFBE3A6", "review": "FFCFE0F7", "info": "FFE8E8E8"}
_FORMATS = {"percent": "0.0%", "decimal": "0.00", "day": "yyyy\\-mm\\-dd"}
_ENTRY = "FFFFFDE7"  # where people fill something in
_FIRST_FORMAT = 164  # the first number of formats that are not built in


@dataclass(frozen=True, slots=True)
class _Look:
    font: str = f'<sz val="11"/>{_FONT}'
    fill: str = ""
    format: str = ""


_LOOKS = {
    "plain": _Look(),
    "heading": _Look(f'<b/><sz val="11"/>{_FONT}', "FFD9D9D9"),
    "link": _Look(f'<u/><sz val="11"/><color rgb="FF0563C1"/>{_FONT}'),
    "faint": _Look(f'<sz val="8"/><color rgb="FF7F7F7F"/>{_FONT}'),
    "entry": _Look(fill=_ENTRY),
    "day": _Look(fill=_ENTRY, format="day"),
    "percent": _Look(format="percent"),
    "decimal": _Look(format="decimal"),
    **{name: _Look(fill=colour) for name, colour in _SEVERITIES.items()},
}
_NUMBERS = {name: number for number, name in enumerate(_LOOKS)}


def style(look: str) -> int:
    """Return the number of a look: of `_LOOKS`: plain, heading, …, or of a severity."""
    return _NUMBERS[look]


def _styles() -> str:
    """Return the part; all looks wrap at the top and have thin borders."""
    fonts = list(dict.fromkeys(each.font for each in _LOOKS.values()))
    fills = ["", "", *dict.fromkeys(each.fill for each in _LOOKS.values() if each.fill)]
    codes = {name: _FIRST_FORMAT + number for number, name in enumerate(_FORMATS)} | {"": 0}
    cells = "".join(
        f'<xf numFmtId="{codes[each.format]}" fontId="{fonts.index(each.font)}" '
        f'fillId="{fills.index(each.fill)}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" '
        'applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
        for each in _LOOKS.values()
    )
    thin = "".join(
        f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    solid = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{each}"/></patternFill></fill>'
        for each in fills[2:]
    )
    formats = "".join(
        f'<numFmt numFmtId="{codes[name]}" formatCode="{each}"/>' for name, each in _FORMATS.items()
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(_FORMATS)}">{formats}</numFmts>'
        f'<fonts count="{len(fonts)}">{"".join(f"<font>{each}</font>" for each in fonts)}</fonts>'
        f'<fills count="{len(fills)}"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{solid}</fills>'
        f'<borders count="2"><border/><border>{thin}</border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(_LOOKS)}">{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


STYLES = _styles()
