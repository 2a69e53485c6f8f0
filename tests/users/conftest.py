"""A site that demands the second factor, as production does."""

import pytest

from tests.publishing.conftest import homes, people  # noqa: F401  pytest finds them here


@pytest.fixture
def demanded(settings):
    """Demand the second factor."""
    settings.SECOND_FACTOR_REQUIRED = True
