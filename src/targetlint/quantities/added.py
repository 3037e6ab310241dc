"""The tables of a reading with the words of packs in them."""

from __future__ import annotations

import re
from functools import lru_cache

from targetlint.model.added import NOTHING_ADDED, Added
from targetlint.quantities.tables import Tables, shipped

_BETWEEN = re.compile(r"\W")  # grades in a row are known without what stands between them: 优/良/中/差


@lru_cache(maxsize=16)  # patterns are made of each: as many as rule books are in use at a time
def tables(added: Added) -> Tables:
    """Return the program's tables with the words that packs add.

    >>> "特优" in tables(Added(levels=("特优",))).levels
    True
    """
    if added == NOTHING_ADDED:
        return shipped()
    return shipped().extended(
        levels=added.levels,
        scales=(_BETWEEN.sub("", scale) for scale in added.scales),
        symbolic=added.symbolic,
        vague=added.vague,
        slogans=added.slogans,
        zero_events=added.zero_events,
    )
