"""A diagnostic about a rule file as golden files show it: place, carets, both languages."""

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin


def told(diagnostic: Diagnostic) -> str:
    """Return the diagnostic with its line, carets under the very words, and the next act."""
    place = diagnostic.place
    assert isinstance(place, Origin)
    assert diagnostic.suggestion is not None
    where = f"{place.file}:{place.line}:{place.column}"
    return "\n".join(
        [
            f"{diagnostic.code} {where.removeprefix('own/A-001.rules:')}",
            f"  | {place.text}",
            f"  | {' ' * (place.column - 1)}{'^' * place.width}",
            f"  {diagnostic.message.zh}",
            f"    → {diagnostic.suggestion.zh}",
            f"  {diagnostic.message.en}",
            f"    → {diagnostic.suggestion.en}",
        ]
    )
