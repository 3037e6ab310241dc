"""One rule asked of one form by both evaluators, which must agree."""

from datetime import date

from targetlint.forms import build
from targetlint.lang import findings
from targetlint.lang.assemble import assemble
from targetlint.lang.assembled import Layer
from targetlint.lang.batch import Batch
from targetlint.lang.check import check
from targetlint.lang.evaluate import evaluate
from targetlint.lang.plan import Plan
from targetlint.lang.syntax.parse import parse
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Severity

RULE = "\n规则 A-001 “题”\n  适用于 {kind}\n  {clauses}\n"


def rules_of(declarations, clauses, kind="项目表"):
    """Return the typed rules of `declarations` and one rule of `clauses`; nothing may be wrong with them."""
    file, diagnostics = parse(declarations + RULE.format(kind=kind, clauses=clauses), "A-001.rules")
    assert not diagnostics, diagnostics
    trouble = Trouble()
    rules = check(assemble([Layer("test", (file,))], date(2026, 1, 1), trouble), trouble)
    wrong = [each.message.zh for each in trouble.diagnostics if each.severity is Severity.ERROR]
    assert not wrong, wrong
    return tuple(rules)


def answered(declarations, clauses, kind="项目表", **given):
    """Return how the rule ended: passes, fails, not asked, or the cause of a doubt."""
    rules = rules_of(declarations, clauses, kind)
    form = build.form(rules[0].kind, given, "test")
    planned, walked = Plan(rules).run(form, Batch()), evaluate(rules, form, Batch())
    assert planned.crashed == {}
    assert _told(planned) == _told(walked)
    if planned.hits:
        return "fails"
    if planned.doubts:
        return planned.doubts[0].unknown.cause
    return "passes" if planned.asked[0] else "not asked"


def message(declarations, clauses, **given):
    """Return what the rule says, in Chinese."""
    rules = rules_of(declarations, clauses)
    form = build.form(rules[0].kind, given, "test")
    (finding,) = findings.findings(rules, form, Plan(rules).run(form, {}))
    return finding.message.zh


def _told(answers):
    doubts = [(each.rule, each.ask, each.unknown.cause) for each in answers.doubts]
    return len(answers.hits), doubts, answers.asked
