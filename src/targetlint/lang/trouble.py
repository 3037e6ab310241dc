"""What the checker has to say: what is wrong with the rules, and which of their names are the schema's."""

from __future__ import annotations

from collections.abc import Sequence

from targetlint.lang import ast, misnamed
from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.place import Origin
from targetlint.model.said import Said
from targetlint.words import say


class Trouble:
    """Collects diagnostics about rule files; the same mistake at the same place is told once.

    `heard` are the names in both languages of what the schema and the builtins have, by the place where a
    rule says them; None is an author's own name, and a place of several kinds of form may have several.

    `excused` are the names of declarations that could not be read; `lost` says that there are others
    whose names are not known.
    """

    MAX_TOLD = 1_000
    """Of one rule book: to look for what a name may mean costs more than to see that it means nothing."""

    def __init__(self, over: Trouble | None = None) -> None:
        self.excused: set[str] = over.excused if over else set()
        self.lost: bool = over.lost if over else False
        self._leaned = False
        self._most: int = self.MAX_TOLD if over is None else over.room
        self._told: dict[tuple[str, Origin], Diagnostic] = {}
        self.heard: dict[Origin, set[Said | None]] = {}

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Everything told, in the order of telling."""
        return list(self._told.values())

    @property
    def room(self) -> int:
        """How many more mistakes are told; the last of them says that there are more."""
        return self._most - len(self._told)

    @property
    def fatal(self) -> bool:
        """Whether anything told makes the rules unusable."""
        return self._leaned or any(each.severity is Severity.ERROR for each in self._told.values())

    def tell(
        self,
        origin: Origin,
        key: str,
        severity: Severity = Severity.ERROR,
        hint: Said | None = None,
        **values: object,
    ) -> None:
        """Tell the text `key` at `origin`; the next act is `hint`, or the text `key` followed by `.hint`."""
        if self.room <= 0:
            self._leaned = True
            return
        if self.room == 1:
            key, severity, hint = "rule.too_many", Severity.ERROR, None
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

    def hear(self, name: ast.Name, names: Said | None) -> None:
        """Note how the schema calls what `name` means, None where its author has named it."""
        self.heard.setdefault(name.origin, set()).add(names)

    def take(self, other: Trouble) -> None:
        """Take over what another collection was told; what was told already is not told again."""
        for origin, names in other.heard.items():
            self.heard.setdefault(origin, set()).update(names)
        for key, diagnostic in other._told.items():
            self._told.setdefault(key, diagnostic)

    def type(self, node: ast.Expr, wanted: str, found: Said) -> None:
        """Tell that an expression has the wrong type; `wanted` is the last part of a `rule.type` key."""
        self.tell(node.origin, f"rule.type_{wanted}", found=found)

    def name(self, name: ast.Name, known: Sequence[str], *, text: bool = False) -> None:
        """Tell that `name` means nothing here, and what is meant; `text` where a text could stand, too.

        A name whose own declaration is broken or may be lost is excused: that is told already.
        """
        if (
            self.room <= 0
            or name.text in self.excused
            or (self.lost and misnamed.nearest(name.text, known, misnamed.VERY_LIKE) is None)
        ):
            self._leaned = True
        else:
            hint = misnamed.hint(name.text, known, text=text)
            self.tell(name.origin, "rule.name", hint=hint, name=name.text)
