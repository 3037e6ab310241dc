from pathlib import Path

import pytest
from golden import cases, check
from told import told

from targetlint.lang.declared import File
from targetlint.lang.syntax.keywords import by_terminal
from targetlint.lang.syntax.parse import parse

_NAMES_OF_THE_GRAMMAR = {"NAME", "STRING", "NUMBER", "$END", "ROW", "GIVEN_TEXT", *by_terminal()}


def _declared(file: File) -> str:
    return ", ".join(
        f"{type(each).__name__} {getattr(each, 'id', '') or getattr(each, 'rule', '')}".strip()
        for each in file.declarations
    )


@pytest.mark.parametrize("case", cases("syntax"), ids=lambda case: case.stem)
def test_what_a_wrong_file_is_told(case: Path) -> None:
    def produce(text: str) -> str:
        file, diagnostics = parse(text, case.stem)
        return "\n".join([*map(told, diagnostics), f"declared: {_declared(file)}"])

    check(case, produce)


@pytest.mark.parametrize("case", cases("syntax"), ids=lambda case: case.stem)
def test_no_message_names_a_part_of_the_grammar(case: Path) -> None:
    for each in parse(case.read_text(encoding="utf-8"), "x.rules")[1]:
        assert each.suggestion is not None
        words = set(" ".join([*each.message, *each.suggestion]).replace("`", " ").split())
        assert not words & _NAMES_OF_THE_GRAMMAR
