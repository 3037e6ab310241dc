"""A manual to blocks: both indexes, then every rule under its dimension."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from targetlint.model.diagnostic import Basis
from targetlint.model.manual import Case, Manual, RulePage, SourcePage
from targetlint.model.report import Setting
from targetlint.model.said import Lang, Said
from targetlint.model.schema import FORMS
from targetlint.reporters.manual.blocks import Block, Grid, Heading, Lines, Paragraph, Ref, Words
from targetlint.words import say

_DIMENSIONS = ("completeness", "relevance", "appropriateness", "feasibility", "")


def outline(manual: Manual) -> list[Block]:
    """Return the manual as blocks, in the order in which it is read."""
    return list(_Outline(manual.lang).whole(manual))


def title(manual: Manual) -> str:
    """Return the title of the book: that of its lowest pack."""
    return say("manual.title", pack=manual.packs[-1].name).pick(manual.lang)


class _Outline:
    """Writes in one language."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang

    def _say(self, key: str, **values: object) -> str:
        return say(key, **values).pick(self._lang)

    def _pick(self, said: Said) -> str:
        return said.pick(self._lang)

    def whole(self, manual: Manual) -> Iterator[Block]:
        yield Heading(1, title(manual))
        packs = self._say("report.and").join(f"{each.name} {each.version}".strip() for each in manual.packs)
        yield Paragraph([self._say("manual.packs", packs=packs, day=manual.today, count=len(manual.rules))])
        groups = [
            (each, [rule for rule in manual.rules if rule.info.dimension == each]) for each in _DIMENSIONS
        ]
        yield Heading(2, self._say("manual.by_dimension"))
        for dimension, rules in groups:
            if rules:
                yield Heading(3, self._dimension(dimension))
                yield self._index(rules)
        yield Heading(2, self._say("manual.by_source"))
        yield from self._sources(manual)
        for dimension, rules in groups:
            if rules:
                yield Heading(2, self._say("manual.rules_of", dimension=self._dimension(dimension)))
                for rule in rules:
                    yield from self._rule(rule)

    def _dimension(self, dimension: str) -> str:
        return self._say(f"report.dimension_{dimension}" if dimension else "manual.no_dimension")

    def _index(self, rules: Sequence[RulePage]) -> Grid:
        header = [self._say(f"report.column_{name}") for name in ("rule", "title", "severity")]
        rows: list[list[Words]] = [
            [[Ref(each.info.id)], [self._pick(each.info.title)], [self._say(f"report.{each.info.severity}")]]
            for each in rules
        ]
        return Grid(header, rows)

    def _sources(self, manual: Manual) -> Iterator[Block]:
        for source in manual.sources:
            yield Heading(3, source.title + self._checked(source.verified))
            yield from self._source(source)
        without = [each.info.id for each in manual.rules if not each.info.basis]
        if without:
            yield Heading(3, self._say("manual.no_basis"))
            yield Paragraph(self._refs(without))

    def _source(self, source: SourcePage) -> Iterator[Block]:
        if source.clauses:
            header = [self._say("manual.clause"), self._say("report.column_rule")]
            yield Grid(
                header,
                [
                    [[each.clause, self._checked(each.verified)], self._covered(each.rules)]
                    for each in source.clauses
                ],
            )
        missing = [each.clause for each in source.clauses if not each.rules]
        if not source.lists:
            yield Paragraph([self._say("manual.unlisted")], faint=True)
        elif missing:
            yield Paragraph(
                [
                    self._say(
                        "manual.uncovered", clauses=self._say("report.and").join(missing), count=len(missing)
                    )
                ]
            )
        else:
            yield Paragraph([self._say("manual.covered")])

    def _checked(self, verified: bool) -> str:  # noqa: FBT001 - the one thing that it says
        return "" if verified else self._say("report.unverified")

    def _covered(self, rules: Sequence[str]) -> Words:
        return self._refs(rules) if rules else [self._say("manual.no_rule")]

    def _refs(self, rules: Sequence[str]) -> Words:
        words: list[str | Ref] = []
        for rule in rules:
            words += [self._say("report.and"), Ref(rule)] if words else [Ref(rule)]
        return words

    def _rule(self, rule: RulePage) -> Iterator[Block]:
        info = rule.info
        yield Heading(3, f"{info.id}  {self._pick(info.title)}", info.id)
        if rule.aside:
            yield Paragraph([rule.aside])
        for paragraph in filter(None, info.description.split("\n")):
            yield Paragraph([paragraph])
        yield Grid([], self._facts(rule))
        yield Lines([*rule.steps, *(each.asked for each in rule.questions)])
        for question in rule.questions:
            rows = [
                [[self._say(f"manual.{name}")], [text]]
                for name, text in (
                    ("message", question.message),
                    ("expected", question.expected),
                    ("suggestion", question.suggestion),
                )
                if text
            ]
            if rows:
                yield Grid([], rows)
        for case in rule.cases:
            yield from self._case(case)

    def _facts(self, rule: RulePage) -> list[list[Words]]:
        info, listed = rule.info, self._say("report.and").join
        facts = [
            ("report.rule_severity", self._say(f"report.{info.severity}")),
            ("report.rule_confidence", self._say(f"report.confidence_{info.confidence}")),
            ("report.rule_applies_to", listed(self._kind(each) for each in info.applies_to)),
            *(("report.basis", self._basis(each)) for each in info.basis),
            *(("report.rule_param", self._param(each)) for each in rule.params),
            ("report.rule_tags", listed(info.tags)),
            ("report.rule_pack", f"{info.pack} ({info.origin.file}:{info.origin.line})"),
        ]
        return [[[self._say(key)], [text]] for key, text in facts if text]

    def _kind(self, written: str) -> str:
        for kind in FORMS.values():
            if written in {kind.name, kind.chinese}:
                return kind.chinese if self._lang == "zh" else kind.name.replace("_", " ")
        return written

    def _basis(self, basis: Basis) -> str:
        checked = "manual.verified" if basis.verified else "report.unverified"
        return f"{basis.document} {basis.clause}".strip() + self._say(checked)

    def _param(self, param: Setting) -> str:
        where = f"{param.origin.file}:{param.origin.line}"
        said = self._say(
            "manual.param", name=param.name, value=self._pick(param.value), pack=param.pack, where=where
        )
        return said + (self._say("manual.because", reason=param.reason) if param.reason else "")

    def _case(self, case: Case) -> Iterator[Block]:
        yield Paragraph(
            [
                self._say("report.example")
                + " "
                + self._say(f"report.example_{case.outcome}", title=case.title)
            ]
        )
        if case.cells:
            blank = self._say("manual.blank")
            yield Grid([], [[[name], [text or blank]] for name, text in case.cells])
        for table in case.tables:
            yield Grid(table.header, [[[cell] for cell in row] for row in table.rows])
        if case.expects:
            yield Paragraph([self._say("report.and").join(case.expects)], faint=True)
