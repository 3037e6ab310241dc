"""Unknown is not false: taking a value away from a form leaves a rule's answer alone, or undecided.

The exceptions are the rules that ask about the state of that very cell; they say so in their text.
"""

import pytest
from shipped_books import shipped_book

from targetlint import examples
from targetlint.lang import typed
from targetlint.lang.batch import Batch
from targetlint.lang.plan import Plan
from targetlint.model.form import Listed, Row, State, Stated

pytestmark = pytest.mark.no_cover  # every rule goes the same ways
BOOK, _ = shipped_book()
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
    """The fields whose state a rule asks about, by a state test or a default, also through its `let`."""
    bound = {node.var: node.value for node in typed.walk(rules) if isinstance(node, typed.Bind)}
    tests = [node for node in typed.walk(rules) if isinstance(node, typed.InState | typed.OrElse)]
    names = {each.name for test in tests for each in typed.walk(test) if isinstance(each, typed.Var)}
    about = (*tests, *(bound[name] for name in names if name in bound))
    return {node.name for each in about for node in typed.walk(each) if isinstance(node, typed.Cell)}


def ended(plan, forms):
    """How often a rule found something wrong, asked, and could not tell."""
    answers = plan.run(forms[0], Batch(forms))
    return sum(not hit.rounded for hit in answers.hits), sum(answers.asked), len(answers.doubts)


@pytest.mark.parametrize("name", list(BOOK.sources))
def test_a_lost_value_leaves_the_answer_or_makes_it_undecided(name):
    rules = tuple(rule for rule in BOOK.plan.rules if rule.id == name)
    plan, exempt = Plan(rules), asked_about(rules)
    for example in BOOK.sources[name].examples:
        forms = examples.forms(BOOK.sources[name], example)
        found, asked, _ = ended(plan, forms)
        for holder, field in [cell for form in forms for cell in cells(form) if cell[1] not in exempt]:
            kept = holder[field]
            for state in LOST:
                holder[field] = Stated("?" if state is State.UNREADABLE else "", state, None, kept.place)
                now = ended(plan, forms)
                assert now[0] <= found, f"{example.title}: {field} {state}"
                assert now[:2] == (found, asked) or now[2], f"{example.title}: {field} {state}"
            holder[field] = kept
