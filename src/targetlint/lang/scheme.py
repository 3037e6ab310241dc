"""The scoring scheme that is in force: that of the lowest layer, checked against the rules it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from targetlint.lang import marking
from targetlint.lang.assembled import Assembled
from targetlint.lang.ast import Name, Number
from targetlint.lang.messages import plain
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Basis, Severity
from targetlint.model.report import RuleInfo
from targetlint.model.scheme import GRADES, Band, Deduction, Item, Scheme

_WHOLE = Decimal(100)


def scheme(whole: Assembled, rules: Mapping[str, RuleInfo], trouble: Trouble) -> Scheme | None:
    """Return the scheme in force; None where no layer has one, or it has mistakes, which are told."""
    if not whole.schemes:
        return None
    pack, declared = whole.schemes[-1]
    own = Trouble()
    found = _Check(whole, rules, own).checked(pack, declared)
    trouble.take(own)
    return None if own.fatal else found


class _Check:
    def __init__(self, whole: Assembled, rules: Mapping[str, RuleInfo], trouble: Trouble) -> None:
        self._whole = whole
        self._rules = rules
        self._trouble = trouble

    def checked(self, pack: str, declared: marking.SchemeDecl) -> Scheme:
        return Scheme(
            name=plain(declared.name),
            pack=pack,
            basis=tuple(self._basis(declared)),
            deductions=tuple(map(self._deduction, declared.deductions)),
            items=self._items(declared.items),
            bands=self._bands(declared),
        )

    def _basis(self, declared: marking.SchemeDecl) -> list[Basis]:
        found = []
        for name, clause in declared.basis:
            source = self._whole.sources.get(name.text)
            if source is None:
                self._trouble.name(name, list(self._whole.sources))
            else:
                found.append(Basis(source.title, clause, source.verified))
        return found

    def _deduction(self, declared: marking.DeductDecl) -> Deduction:
        most = declared.most.number if declared.most else None
        if most is not None and most < declared.each.number:
            self._trouble.tell(declared.origin, "rule.scheme_most")
        return Deduction(
            self._selectors(declared.selectors), declared.dimension, declared.severity,
            declared.each.number, most,
        )  # fmt: skip

    def _selectors(self, names: tuple[Name, ...]) -> tuple[str, ...]:
        """Return the selectors; one that means no rule is told, as it may mean one of a lower layer."""
        for name in names:
            if not any(rule.answers_to(name.text) for rule in self._rules.values()):
                self._trouble.tell(name.origin, "rule.scheme_selector", Severity.WARNING, name=name.text)
        return tuple(name.text for name in names)

    def _items(self, declared: tuple[marking.ItemDecl, ...]) -> tuple[Item, ...]:
        names = Counter(plain(each.name) for each in declared)
        rests = Counter(each.dimension for each in declared if each.rest)
        for each in declared:
            if names[plain(each.name)] > 1:
                self._trouble.tell(each.name.origin, "rule.twice", name=plain(each.name).zh)
            if each.rest and rests[each.dimension] > 1:
                self._trouble.tell(each.origin, "rule.scheme_rest")
            self._positive(each.points)
        return tuple(
            Item(
                name=plain(each.name),
                dimension=each.dimension,
                points=each.points.number,
                selectors=self._selectors(each.selectors),
                rest=each.rest,
                judged=plain(each.judged) if each.judged else None,
            )
            for each in declared
        )

    def _positive(self, points: Number) -> None:
        if not points.number:
            self._trouble.tell(points.origin, "rule.scheme_points")

    def _bands(self, declared: marking.SchemeDecl) -> tuple[Band, ...]:
        """Return the grades, each taking less than the better one before it, the last one nothing."""
        found: list[Band] = []
        order = list(GRADES)
        for each in declared.grades:
            grade = _grade(each.grade.text)
            if grade is None:
                self._trouble.name(each.grade, [word for pair in GRADES.items() for word in pair])
                continue
            before = found[-1] if found else Band("", _WHOLE + 1)
            worse = not before.grade or order.index(grade) > order.index(before.grade)
            if not worse or each.least.number >= before.least:
                self._trouble.tell(each.origin, "rule.scheme_order")
            found.append(Band(grade, each.least.number))
        if found and found[-1].least:
            self._trouble.tell(declared.grades[-1].origin, "rule.scheme_last")
        return tuple(found)


def _grade(written: str) -> str | None:
    return next((grade for grade, chinese in GRADES.items() if written in {grade, chinese}), None)
