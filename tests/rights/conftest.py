"""The world of the matrix, once for the tests of a module."""

import pytest

from tests.leaks.conftest import canaries  # noqa: F401  a fixture
from tests.rights.world import World


@pytest.fixture(scope="module")
def world(canaries, tmp_path_factory):  # noqa: F811
    return World(canaries)
