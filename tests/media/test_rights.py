"""The groups of the product reach the files of their collections."""

from django.contrib.auth import get_user_model

import pytest

from media.views import may_see
from tests.factories import site
from tests.factories.media import document, picture
from users import roles

pytestmark = pytest.mark.django_db


def test_a_centre_editor_sees_the_drafts_of_the_own_centre_only():
    record = site.centre()
    user = get_user_model().objects.create_user("berlin")
    user.groups.add(roles.ensure_centre_editor(record))
    own = roles.centre_collection(record.slug)
    assert may_see(user, picture(collection=own))
    assert may_see(user, document(collection=own))
    assert not may_see(user, picture())


def test_an_officer_sees_every_draft():
    site.home()
    roles.ensure_roles()
    user = get_user_model().objects.create_user("officer")
    user.groups.add(roles.Group.objects.get(name=roles.OFFICER))
    assert may_see(user, picture())
    assert may_see(user, document())
