"""Builtins about texts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from targetlint.lang import types
from targetlint.lang.builtins._declare import builtin
from targetlint.lang.words_in import Lexicon, folded
from targetlint.model.amount import Amount
from targetlint.model.form import State, Stated
from targetlint.quantities.normal import normalise
from targetlint.quantities.usual import usual

_AROUND = " \t\n\u3000，,。；;：:、.！!"
_SENTENCE = re.compile(r"[^\s。；;！？!?][^。；;！？!?\n]*")


@builtin("首个词", "text", "lexicon", gives=types.TEXT)
def first_mention(text: str, lexicon: Lexicon) -> str | None:
    """The first word of a lexicon that stands in a text.

    Takes    a text and a lexicon.
    Gives    the word as it stands there, for messages and for `mark`.
    Unknown  when the text mentions none of its words.
    Example  first_mention(name, vague_words)
    """
    return lexicon.first(text)


@builtin("格内文字", "any", gives=types.TEXT, cells=True, unread=True)
def cell_text(cell: object) -> str | None:
    """The text of a cell as written, also where it could not be read as what its field asks for.

    Takes    a field that stands in one cell, of any type.
    Gives    its text, trimmed; an empty cell has an empty one.
    Unknown  when the form has no such cell, and for lists.
    Example  cell_text(attribute) contains "阶段性"
    """
    if not isinstance(cell, Stated) or cell.state is State.ABSENT:
        return None
    return cell.text.strip()


@builtin("分句", "text", gives=types.listing(types.Type("text", "cell")), cells=True)
def sentences(cell: Stated) -> list[Stated]:
    """The sentences of a text, each with its place; also said as `text.sentences`.

    Takes    a text cell; it is cut at 。；; ！？ and at line ends.
    Gives    the sentences, trimmed; a text without any end mark is one sentence.
    Example  for each sentence in form.annual_goal.sentences
    """
    found = []
    for match in _SENTENCE.finditer(cell.text):
        start, end = cell.place.start + match.start(), cell.place.start + match.end()
        found.append(Stated(match[0], State.VALUE, match[0], replace(cell.place, start=start, end=end)))
    return found


@builtin("规范写法", "text", gives=types.TEXT)
def plainly(text: str) -> str:
    """The same text with one spelling for each sign: full width, ≧, odd dashes, spaces.

    Takes    a text.
    Gives    the text with plain signs, runs of spaces as one space, none at either end; an automatic
             suggestion may say it.
    Example  plainly(indicator.value.text)
    """
    return " ".join(normalise(text).split())


@builtin("常规写法", "text", gives=types.TEXT)
def usually(text: str) -> str:
    """The same value as it is usually typed: half-width digits, ≥ ≤ %, no spaces inside a number.

    Takes    a text; Chinese punctuation and what is not certain stay as they are.
    Gives    the text; an automatic suggestion may say it.
    Example  usually(indicator.value.text)
    """
    return usual(text)


@builtin("相似度", "text", "text", gives=types.PERCENT)
def similarity(one: str, other: str) -> Amount:
    """How much two texts have in common, 100% for the same words in the same order.

    Takes    two texts; spaces, width and the style of quotation marks are left aside.
    Gives    a percentage: of all characters those that stand in both, in the same order.
    Source   the Indel ratio of rapidfuzz: twice the longest common subsequence over both lengths.
    Example  similarity(annual_goal, long_term_goal)
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - thirty modules, for texts that are compared

    ratio = Indel.normalized_similarity(folded(one), folded(other))
    return Amount(Decimal(round(ratio * 10_000)) / 100, "%")


@builtin("相同文字", "text", "text", gives=types.TEXT)
def shared_text(one: str, other: str) -> str | None:
    """The longest stretch that two texts have in common where one is laid along the other.

    Takes    two texts.
    Gives    the stretch as the first text has it, without the spaces and marks around it.
    Unknown  when they have nothing in common.
    Source   the alignment of rapidfuzz by the longest common subsequence.
    Example  shared_text(form.annual_goal, other.annual_goal)
    """
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - the same

    equal = [each for each in LCSseq.opcodes(one, other) if each.tag == "equal"]
    longest = max(equal, key=lambda each: each.src_end - each.src_start, default=None)
    if longest is None:
        return None
    return one[longest.src_start : longest.src_end].strip(_AROUND) or None


@builtin("照抄自", "text", "text", gives=types.BOOL)
def copied_from(part: str, whole: str) -> bool:
    """Whether a text is taken word for word from another one, in whole clauses.

    Takes    two texts; spaces, width and the style of quotation marks are left aside.
    Gives    yes where the first stands in the second with a mark or an end on both sides: 零投诉，零事故
             in 确保零投诉，零事故 is no whole clause, in 年内：零投诉，零事故。 it is.
    Example  copied_from(indicator.name, annual_goal)
    """
    words = re.escape(folded(part).strip("，,。;；:：、.!！"))
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", folded(whole)) is not None
