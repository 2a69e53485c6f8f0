"""Accounts of each role, and a way to run what follows a commit."""

from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client

import pytest

from publishing.models import PendingEffect
from tests.factories.site import LANGUAGES, home
from users import roles


def make_user(name, *groups):
    """An editor in `groups`."""
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "password")
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def homes(db):
    """The four homes."""
    return {code: home(code) for code in LANGUAGES}


@pytest.fixture
def people(homes):
    """An account per role; the centre editor is Berlin's. `tests.database` made the groups."""
    return {
        "administrator": make_user("admin", roles.ADMINISTRATOR),
        "publisher": make_user("publisher", roles.PUBLISHER),
        "officer": make_user("officer", roles.OFFICER),
        "translator": make_user("translator", roles.translator("kk")),
        "centre": make_user("centre", roles.centre_editor("berlin")),
    }


@pytest.fixture
def sign_in(people):
    """Return a signed-in client of a role."""

    def as_role(role):
        client = Client()
        client.force_login(people[role])
        return client

    return as_role


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Run the block as a transaction of its own: what came before is committed and done with."""

    @contextmanager
    def transaction_of_its_own():
        connection.run_on_commit.clear()
        PendingEffect.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return transaction_of_its_own
