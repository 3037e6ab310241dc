"""What all tests share: a cache folder that is not the user's, files parsed once, one browser."""

import os
from functools import lru_cache

import pytest

from targetlint import packs
from targetlint.cache import VARIABLE


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    os.environ[VARIABLE] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session", autouse=True)
def _parsed_once():
    """Parse a file of a pack once in a process: the shipped packs are loaded hundreds of times."""
    kept = lru_cache(1000)(packs.parse)

    def parsed(text, path):
        file, diagnostics = kept(text, path)  # a parsed file does not change; the list may
        return file, list(diagnostics)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packs, "parse", parsed)
        yield


@pytest.fixture(scope="session")
def browser():
    """A browser for all tests that look at pages; only one can be driven at a time."""
    from browser import launched  # noqa: PLC0415 - tests without pages do without the server's libraries

    with launched() as found:
        yield found
