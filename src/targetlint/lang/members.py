"""The bare members of a list, held against the enums of the schema."""

from __future__ import annotations

from targetlint.lang import ast, declared, vocabulary
from targetlint.lang.trouble import Trouble
from targetlint.model.said import Said
from targetlint.model.schema import ENUMS


def hold(listed: declared.WordList, trouble: Trouble) -> bool:
    """Tell the first bare member that is not of the enum that the list is of, and whether there is none."""
    names = [each for each in listed.members if isinstance(each, ast.Name)]
    enum = max(ENUMS, key=lambda each: sum(vocabulary.member(each, name.text) is not None for name in names))
    known = [word for pair in ENUMS[enum].items() for word in pair]
    for name in names:
        if vocabulary.member(enum, name.text) is not None:
            continue
        if any(vocabulary.member(each, name.text) for each in ENUMS):
            members = Said("、".join(ENUMS[enum].values()), ", ".join(ENUMS[enum]))
            trouble.tell(name.origin, "rule.mixed_list", name=name.text, members=members)
        else:
            trouble.name(name, known, text=True)
        return False
    return True
