"""What all tests share: a cache folder that is not the user's, files parsed once, one browser."""

import gc
import os
import sys
from functools import lru_cache

import pytest

from targetlint import packs
from targetlint.cache import VARIABLE

# what a child of a test runs is not counted: measuring it would only make it slow
os.register_at_fork(after_in_child=lambda: sys.settrace(None))


def pytest_configure(config):
    """Without coverage do without its plugin: it would fail to pause for a test marked no_cover."""
    if config.getoption("no_cov") and config.pluginmanager.has_plugin("_cov"):
        config.pluginmanager.unregister(name="_cov")


def pytest_sessionstart():
    """Parse a file of a pack once in a process: the shipped packs are loaded hundreds of times."""
    kept = lru_cache(1000)(packs.parse)

    def parsed(text, path):
        file, diagnostics = kept(text, path)  # a parsed file does not change; the list may
        return file, list(diagnostics)

    packs.parse = parsed  # before files of tests are imported: some load packs when they are


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Leave what collecting makes to the end of the process: nobody searches it for garbage again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    os.environ[VARIABLE] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def browser():
    """A browser for all tests that look at pages; only one can be driven at a time."""
    from browser import launched  # noqa: PLC0415 - tests without pages do without the server's libraries

    with launched() as found:
        yield found
