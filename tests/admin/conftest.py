"""The roles, in a site with a home and a centre."""

import pytest

from tests.factories import site
from users import roles


@pytest.fixture
def staffed(db, settings, tmp_path):
    """A Turkish home, the Berlin centre's page and every group."""
    settings.MEDIA_ROOT = tmp_path
    site.centre_page()
    roles.ensure_roles()
