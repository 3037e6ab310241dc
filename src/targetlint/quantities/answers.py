"""Values without a number whose tables no pack adds to (answers.table)."""

from __future__ import annotations

from targetlint.quantities.table_files import words

SYMBOLIC_SHAPES = words("answers", "symbolic shapes")
"""Words that stand for a number that could be stated, as regular expressions."""

VAGUE_SHAPES = words("answers", "vague shapes")
"""Some, and no number, as regular expressions."""

BASELINE_WORDS = words("answers", "baseline")
"""What a value refers to when it states no number of its own."""

NOTHING = frozenset(words("answers", "nothing"))
"""What says in any cell that there is nothing to state."""

PLACEHOLDERS = NOTHING | frozenset(words("answers", "placeholders"))
"""What states no target; in other cells 同上 and 见附件 say something."""
