"""The site of the canaries, an account per role, and a way to look for words in an answer."""

from urllib.parse import unquote

from django.contrib.auth.models import Group
from django.test import Client, TestCase, override_settings

import pytest

from publishing.models import PendingEffect
from tests.factories.canaries import SECRET, Canaries
from users import roles
from users.models import User

ROLES = {
    "administrator": roles.ADMINISTRATOR,
    "publisher": roles.PUBLISHER,
    "officer": roles.OFFICER,
    "translator": roles.translator("kk"),
    "centre": roles.centre_editor("berlin"),
}


@pytest.fixture(scope="module")
def canaries(module_db, tmp_path_factory):
    """Everything that waits, with every effect done; planted once for the tests of a module."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        with TestCase.captureOnCommitCallbacks(execute=True):
            found = Canaries()
        assert not PendingEffect.objects.exists()
        roles.ensure_roles()
        for role, group in ROLES.items():
            user = User.objects.create_user(role, f"{role}@example.org", "password")
            user.groups.add(Group.objects.get(name=group))
        yield found


def visitor(role=None):
    """Return a client: nobody's, or that of a role."""
    client = Client(raise_request_exception=False)
    if role:
        client.force_login(User.objects.get(username=role))
    return client


def answer(client, address, **post):
    """Return (status, what the answer says beyond the address it was asked for)."""
    response = client.post(address, post) if post else client.get(address)
    if response.streaming:
        text = b"".join(response.streaming_content).decode("latin-1")
    else:
        text = response.content.decode("utf-8", "replace")
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    text = f"{headers}\n{unquote(text)}"
    # What was asked may be said again: it tells nothing that the visitor didn't know.
    path, _mark, query = unquote(address).partition("?")
    for echo in filter(None, [path, query.rpartition("=")[2], path.strip("/").rpartition("/")[2]]):
        text = text.replace(echo, "")
    return response.status_code, text


def secrets(text):
    """The canaries that sing in a text."""
    return set(SECRET.findall(text.casefold()))
