"""What of the settings of `serve` every check on its page has, and what has no use there, which is told."""

from __future__ import annotations

from targetlint.cli.book import complain
from targetlint.cli.configured import origin_shown
from targetlint.model.said import Lang
from targetlint.model.settings import Settings
from targetlint.settings.written import written
from targetlint.words import say

_PASSED_ON = ("select", "ignore", "exclude")  # what else a check takes from settings, `serve` has as options
_OF_NO_USE = {
    "form": ("format", "output", "sarif-profile", "no-fold", "verbose", "color"),
    "code": ("fail-on", "strict-waivers"),
    "others": ("against", "baseline"),
}
_LONGEST = 24_000  # code points: a command line holds 32 767 on Windows, quotation marks taken twice


def words(settings: Settings) -> list[str]:
    """Return what a check is told with `--config`, one by one.

    By value, not by file: what was read at the start holds until the end, and no report says where it is.
    """
    found = [f"{key}={written(listed(settings, key))}" for key in _PASSED_ON if key in settings.values]
    if settings.overrides:
        found.append(f"overrides={written([each.keys for each in settings.overrides])}")
    return found


def fit(settings: Settings, lang: Lang) -> bool:
    """Whether the settings can be handed to a check; what is of no use on the page is told in any case."""
    for why, keys in _OF_NO_USE.items():
        named = [
            say("serve.setting_at", name=key, origin=origin_shown(settings.values[key], lang)).pick(lang)
            for key in keys
            if key in settings.values
        ]
        if named:
            complain(lang, f"serve.no_use_{why}", keys=("、" if lang == "zh" else ", ").join(named))
    if sum(map(len, words(settings))) > _LONGEST:
        complain(lang, "serve.settings_too_long", most=_LONGEST)
        return False
    return True


def listed(settings: Settings, key: str) -> list[str]:
    """Return the texts of a list among the settings; of one that is not set, none."""
    held = settings.values[key].written if key in settings.values else ()
    return [str(each) for each in held] if isinstance(held, list) else []
