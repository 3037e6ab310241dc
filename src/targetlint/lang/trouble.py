"""What is wrong with the rules, collected while they are checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from targetlint.lang import ast
from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.words import say

_SHOWN_NAMES = 8  # as many as fit a line; the whole list is in the manual


class Trouble:
    """Collects diagnostics about rule files; the same mistake at the same place is told once."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, Origin], Diagnostic] = {}

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Everything told, in the order of telling."""
        return list(self._told.values())

    @property
    def fatal(self) -> bool:
        """Whether anything told makes the rules unusable."""
        return any(each.severity is Severity.ERROR for each in self._told.values())

    def tell(
        self,
        origin: Origin,
        key: str,
        severity: Severity = Severity.ERROR,
        hint: Said | None = None,
        **values: object,
    ) -> None:
        """Tell the text `key` at `origin`; the next act is `hint`, or the text `key` followed by `.hint`."""
        code = key.replace(".", "/", 1).replace("_", "-")
        diagnostic = Diagnostic(
            code=code,
            severity=severity,
            message=say(key, **values),
            place=origin,
            outcome=Outcome.ERROR if severity is Severity.ERROR else Outcome.FAIL,
            suggestion=hint or say(f"{key}.hint", **values),
        )
        self._told.setdefault((code, origin), diagnostic)

    def take(self, other: Trouble) -> None:
        """Take over what another collection was told; what was told already is not told again."""
        for key, diagnostic in other._told.items():
            self._told.setdefault(key, diagnostic)

    def type(self, node: ast.Expr, wanted: str, found: Said) -> None:
        """Tell that an expression has the wrong type; `wanted` is the last part of a `rule.type` key."""
        self.tell(node.origin, f"rule.type_{wanted}", found=found)

    def name(self, name: ast.Name, known: Sequence[str]) -> None:
        """Tell that `name` means nothing here, with the nearest known name, or with some."""
        near = nearest(name.text, known)
        if near is not None:
            hint = say("rule.did_you_mean", near=near)
        elif not known:
            hint = say("rule.none_declared")
        else:
            shown = list(dict.fromkeys(known))[:_SHOWN_NAMES]
            hint = say("rule.say_one_of", zh="、".join(shown), en=", ".join(shown))
        self.tell(name.origin, "rule.name", hint=hint, name=name.text)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like `name`; None where none is like it."""
    found = get_close_matches(name, list(dict.fromkeys(known)), n=1, cutoff=0.5)
    return found[0] if found else None
