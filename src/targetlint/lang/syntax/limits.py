"""How much of a rule file is read: every limit of the parser, with its reason."""

MAX_CHARACTERS = 1_000_000
"""A rule file is written by a person; the largest pack known has a tenth of this."""

MAX_DECLARATIONS = 5_000
"""Ten times what a whole national pack holds, were it one file."""

MAX_DEPTH = 60
"""Of an expression's nodes: more than anybody reads, less than any later pass can recurse into."""

MAX_CLAUSES = 60
"""For each, when and let of one rule: far more than anybody reads."""

MAX_LOOPS = 8
"""For each inside for each: each multiplies the work, and Python itself ends at twenty."""

MAX_DIGITS = 28
"""Of a number: as many as decimal arithmetic keeps, and 10 billion times the national budget in cents."""

MAX_HOLES = 50
"""Expressions in one message: each is parsed by itself, and a message with ten is not read."""

MAX_ROWS = 2_000
"""Of one table: a decision table of this length belongs into a list or a lexicon."""

MAX_MISTAKES = 200
"""In a file; whoever has made more has not written rules, or starts with the first ones."""

MAX_FURTHER = 9
"""Mistakes told in one declaration after the first: each costs another pass over it."""

MAX_RECOVERED = 20_000
"""Characters of a declaration that is searched for further mistakes, for the same reason."""
