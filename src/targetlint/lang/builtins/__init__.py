"""Every function a rule may call, by subject."""

from targetlint.lang.builtins import lists, readings, slips, texts
from targetlint.lang.builtins._declare import TABLE, Builtin, find

__all__ = ["TABLE", "Builtin", "find", "lists", "readings", "slips", "texts"]
