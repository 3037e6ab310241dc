"""Unknown is not false: taking a value away from a form never makes a rule find something wrong.

The exceptions are the rules that ask about the state of that very cell; they say so in their text.
"""

from datetime import date

import pytest

from targetlint import examples, rulebook
from targetlint.assets import asset
from targetlint.lang import typed
from targetlint.lang.plan import Plan
from targetlint.model.form import Listed, Row, State, Stated

BOOK, _ = rulebook.load([asset("rules") / "central"], today=date(2026, 1, 1))
LOST = (State.BLANK, State.ABSENT, State.UNREADABLE)


def cells(form):
    """Every cell of a form with the mapping that holds it, so that it can be put in another state."""
    for name, held in form.values.items():
        if isinstance(held, Stated):
            yield form.values, name
        elif isinstance(held, Listed):
            for row in held.items:
                if isinstance(row, Row):
                    yield from ((row.values, field) for field in row.values)


def asked_about(rules):
    """The fields whose state a rule asks about, by a state test or a default."""
    tests = [node for node in typed.walk(rules) if isinstance(node, typed.InState | typed.OrElse)]
    return {node.name for test in tests for node in typed.walk(test) if isinstance(node, typed.Cell)}


def broken(plan, forms):
    batch = {kind: [form for form in forms if form.kind == kind] for kind in {form.kind for form in forms}}
    return sum(not hit.rounded for hit in plan.run(forms[0], batch).hits)


@pytest.mark.parametrize("name", list(BOOK.sources))
def test_a_lost_value_is_no_finding(name):
    rules = tuple(rule for rule in BOOK.plan.rules if rule.id == name)
    plan, exempt = Plan(rules), asked_about(rules)
    for example in BOOK.sources[name].examples:
        forms = examples.forms(BOOK.sources[name], example)
        before = broken(plan, forms)
        for holder, field in [cell for form in forms for cell in cells(form) if cell[1] not in exempt]:
            kept = holder[field]
            for state in LOST:
                holder[field] = Stated("?" if state is State.UNREADABLE else "", state, None, kept.place)
                assert broken(plan, forms) <= before, f"{example.title}: {field} {state}"
            holder[field] = kept
