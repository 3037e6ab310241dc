"""Words that packs add to those by which indicator values are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Added:
    """Words by their table.

    `levels` are grades that an indicator can reach (优秀), `scales` such grades in a row (优/良/中/差),
    `symbolic` values that only say that it is done (完成), `vague` words that measure nothing (明显),
    `slogans` set phrases whose numerals count nothing (一站式), `zero_events` what 零 before it denies.
    """

    levels: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    symbolic: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    zero_events: tuple[str, ...] = ()


NOTHING_ADDED = Added()
