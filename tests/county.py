"""Reports of many units, made by hand: who handed in how many forms, with how many errors each."""

from __future__ import annotations

from collections.abc import Sequence

from reports import mixed

from targetlint.reporters import published
from targetlint.reporters.json import published_report


def county(*units: tuple[str, Sequence[int]]) -> published.Report:
    """Return a report with a document for each unit, whose forms have so many errors; a name may be empty."""
    base = published_report(mixed())
    form, error = base.documents[0].forms[0], next(each for each in base.findings if each.severity == "error")
    documents, found = [], []
    for number, (name, forms) in enumerate(units, 1):
        path = f"{number}.docx"
        named = [
            form.model_copy(update={"number": at, "department": name or None})
            for at, _ in enumerate(forms, 1)
        ]
        update = {"path": path, "forms": named, "verdict": "revise" if any(forms) else "ready"}
        documents.append(base.documents[0].model_copy(update=update))
        place = error.place.model_copy(update={"document": path})
        found += [
            error.model_copy(
                update={"place": place, "form": at, "fingerprint": f"{number}-{at}-{one}"},
            )
            for at, count in enumerate(forms, 1)
            for one in range(count)
        ]
    parts = {"documents": documents, "findings": found, "statuses": [], "diagnostics": []}
    return base.model_copy(update=parts)
