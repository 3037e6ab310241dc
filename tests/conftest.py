"""Every run of the tests has a cache folder of its own: it neither uses nor changes the user's."""

import os

import pytest

from targetlint.cache import VARIABLE


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    os.environ[VARIABLE] = str(tmp_path_factory.mktemp("cache"))
