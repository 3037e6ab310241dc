"""Every run of the tests has a cache folder of its own: it neither uses nor changes the user's."""

import os

import pytest

from targetlint.cache import VARIABLE


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    os.environ[VARIABLE] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def browser():
    """A browser for all tests that look at pages; only one can be driven at a time."""
    from browser import launched  # noqa: PLC0415 - tests without pages do without the server's libraries

    with launched() as found:
        yield found
