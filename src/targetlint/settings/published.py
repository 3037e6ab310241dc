"""The JSON Schema of settings files, which editors check and complete with."""

from __future__ import annotations

from typing import Any

from targetlint.model.said import Said
from targetlint.settings.shape import OverridePart, SettingsPart
from targetlint.words import say

_OWN = {"extend", "exclude", "overrides", "output"}  # the others are options, which have their text
EXAMPLES: dict[str, Said] = {
    "extend": Said('"../省.toml"', '"../province.toml"'),
    "rules": Said('["本县规则"]', '["county-rules"]'),
    "select": Said('["CPL", "ARI-001"]', '["CPL", "ARI-001"]'),
    "ignore": Said('["CPL-009"]', '["CPL-009"]'),
    "stage": Said('"申报"', '"declaration"'),
    "fail-on": Said('"warning"', '"warning"'),
    "against": Said('["2025年申报"]', '["forms-2025"]'),
    "exclude": Said('["草稿", "*.bak", "归档/2025"]', '["drafts", "*.bak", "old/2025"]'),
    "waivers": Said('["豁免.toml"]', '["waivers-2026.toml"]'),
    "strict-waivers": Said("true", "true"),
    "baseline": Said('"baseline.json"', '"baseline.json"'),
    "format": Said('"concise"', '"concise"'),
    "output": Said('["检查报告.html", "问题清单.xlsx"]', '["report.html", "problems.xlsx"]'),
    "sarif-profile": Said('"github"', '"github"'),
    "no-fold": Said("true", "true"),
    "verbose": Said("true", "true"),
    "lang": Said('"zh"', '"en"'),
    "color": Said('"never"', '"never"'),
    "encoding": Said('"big5"', '"big5"'),
    "password-file": Said('"口令.txt"', '"passwords.txt"'),
    "jobs": Said("2", "2"),
    "file-seconds": Said("300", "300"),
    "file-memory": Said("2048", "2048"),
    "no-cache": Said("true", "true"),
    "overrides": Said("", ""),
}
"""How the value of each key may look, as it is written in TOML."""

OVERRIDE_EXAMPLES: dict[str, Said] = {
    "files": Said('["补报/**"]', '["late/**"]'),
    "units": Said('["县教育局", "*小学"]', '["*school*"]'),
    "projects": Said('["*以工代赈*"]', '["*relief*"]'),
    "select": Said('["CPL", "ARI-001"]', '["CPL", "ARI-001"]'),
    "ignore": Said('["CPL-012"]', '["CPL-012"]'),
    "severity": Said('{ ARI-001 = "warning" }', '{ ARI-001 = "warning" }'),
    "reason": Said('"学校的表由市里另行审核"', '"the city reviews the forms of schools"'),
}
"""The same for the keys of `[[overrides]]`."""


def described(key: str, *, overriding: bool = False) -> Said:
    """Return what a key of a settings file, or of its `[[overrides]]`, is for."""
    if overriding:
        return say(f"settings.override_{key}")
    return say(f"settings.key_{key}" if key in _OWN else f"cli.option_{key.replace('-', '_')}")


def schema() -> dict[str, Any]:
    """Return the schema, with the text of every key in both languages."""
    made = SettingsPart.model_json_schema()
    override = made["$defs"]["OverridePart"]
    top = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "targetlint.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": _plain(made["properties"], overriding=False),
    }
    top["$defs"] = {
        "override": {
            "type": "object",
            "additionalProperties": False,
            "required": override["required"],
            "properties": _plain(override["properties"], overriding=True),
        }
    }
    return top


def _plain(properties: dict[str, Any], *, overriding: bool) -> dict[str, Any]:
    """Return the properties without what TOML lacks (null) and what says nothing (titles)."""
    found = {}
    for key, each in properties.items():
        of = next((one for one in each.get("anyOf", [each]) if one.get("type") != "null"), each)
        said = described(key, overriding=overriding)
        kept = {
            name: value for name, value in of.items() if name not in {"title", "default", "propertyNames"}
        }
        if key == "overrides":
            kept["items"] = {"$ref": "#/$defs/override"}
        found[key] = {"description": f"{said.zh}\n{said.en}", **kept}
    return found


def keys() -> tuple[list[str], list[str]]:
    """Return the keys of a settings file, and those of its `[[overrides]]`, in the order of the manual."""
    return tuple(  # type: ignore[return-value]
        [each.alias or name for name, each in shape.model_fields.items()]
        for shape in (SettingsPart, OverridePart)
    )
