"""lang/: what an author is told about rules that read well and do not hold together."""

from datetime import date

import pytest
from golden import cases, check
from told import told

from targetlint.lang.assemble import Layer, assemble
from targetlint.lang.check import check as check_rules
from targetlint.lang.syntax.parse import parse
from targetlint.lang.trouble import Trouble

TODAY = date(2026, 1, 1)


def troubles(text: str) -> str:
    file, diagnostics = parse(text, "A-001.rules")
    assert diagnostics == []
    trouble = Trouble()
    check_rules(assemble([Layer("test", (file,))], TODAY, trouble), trouble)
    return "\n".join(map(told, trouble.diagnostics))


@pytest.mark.parametrize("case", cases("rules"), ids=lambda case: case.stem)
def test_what_an_author_is_told(case):
    check(case, troubles)
