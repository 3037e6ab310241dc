"""Settings of the layers, and differences between rule books, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from targetlint.model.report import Difference, Setting

VERSION = "1.0"


def effective(settings: Sequence[Setting]) -> str:
    """Return what is in force, as one JSON object."""
    return _written({"settings": list(map(_setting, settings))})


def difference(found: Difference) -> str:
    """Return what the second rule book changes of the first, as one JSON object."""
    return _written(
        {
            "added": list(map(_setting, found.added)),
            "removed": list(map(_setting, found.removed)),
            "changed": [{"before": _setting(one), "after": _setting(other)} for one, other in found.changed],
            "rewritten": list(found.rewritten),
        }
    )


def _setting(setting: Setting) -> dict[str, Any]:
    return {
        "kind": setting.kind,
        "rule": setting.owner or None,
        "name": setting.name or None,
        "value": {"zh": setting.value.zh, "en": setting.value.en},
        "pack": setting.pack,
        "file": setting.origin.file,
        "line": setting.origin.line,
        "reason": setting.reason or None,
        "until": setting.until or None,
    }


def _written(found: dict[str, Any]) -> str:
    return json.dumps({"schema_version": VERSION, **found}, ensure_ascii=False, indent=2) + "\n"
