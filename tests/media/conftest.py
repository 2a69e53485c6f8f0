"""Every test has its own empty storage; signed-in editors of several rights."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client

from wagtail.models import Collection, GroupCollectionPermission

import pytest


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    """An empty private folder."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def chief(db):
    """Someone who may do everything."""
    return get_user_model().objects.create_superuser("chief", "chief@example.org", "x")


@pytest.fixture
def signed_in(db):
    """Make a client of a user who may enter the admin and has `rights` in a collection."""

    def make(*rights, collection=None, name="editor"):
        user = get_user_model().objects.create_user(name)
        group = Group.objects.create(name=name)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        user.groups.add(group)
        for right in rights:
            GroupCollectionPermission.objects.create(
                group=group,
                collection=collection or Collection.get_first_root_node(),
                permission=Permission.objects.get(
                    codename=right, content_type__app_label__in=["wagtailimages", "wagtaildocs"]
                ),
            )
        client = Client()
        client.force_login(user)
        return client

    return make
