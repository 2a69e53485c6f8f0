"""The site of the canaries, an account per role, and a way to look for words in an answer."""

from urllib.parse import unquote

from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client, TestCase, override_settings
from django.utils import timezone

from wagtail.models import Page

import pytest

from news.models import NewsIndexPage
from publishing.models import PendingEffect, Release
from publishing.releases import recall, release
from tests.factories.canaries import Canaries
from tests.factories.singing import SECRET
from tests.factories.site import LANGUAGES, section
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


PHASES = ("before", "during", "recalled")


@pytest.fixture(scope="module", params=PHASES)
def phase(request, canaries, django_db_blocker):
    """The same site before its release, in the minute in which it is due, and after its recall.

    Hands out the phase and what was learnt of each address while all was public: its validators.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        learnt = {}
        if request.param == "during":
            due = timezone.now() - timezone.timedelta(seconds=30)
            Release.objects.filter(pk=canaries.release.pk).update(goes_out_at=due)
            waiting = canaries.pages["scheduled"].revisions.exclude(approved_go_live_at=None)
            assert waiting.update(approved_go_live_at=due)
        if request.param == "recalled":
            learnt = released_and_recalled(canaries)
        yield request.param, learnt
        transaction.set_rollback(True)


def released_and_recalled(canaries):
    """Let the set be public, look at it, and take it back; return the validators that were seen."""
    learnt, client = {}, visitor()
    with TestCase.captureOnCommitCallbacks(execute=True):
        found = release(canaries.release.pk)
    assert found.state == Release.State.RELEASED, found.reasons
    pages = [row.url_path for row in canaries.members if isinstance(row, Page)]
    kits = [f"/tr/press/kits/{row.translation_key}{end}" for row in canaries.members
            if isinstance(row, Page) for end in (".zip", "-all.zip")]  # fmt: skip
    for address in [*pages, *lists(), *kits[:2], *pictures(canaries)]:
        if address in lists() and not secrets(answer(client, address)[1]):
            continue  # it never told of the set, and may still say that it is unchanged
        response = client.get(address)
        learnt[address] = {
            header: response[name]
            for header, name in (("if-none-match", "ETag"), ("if-modified-since", "Last-Modified"))
            if name in response
        }
    # They were public indeed, so that what follows can tell.
    assert all(client.get(path).status_code == 200 for path in [*pages, *pictures(canaries)])
    assert all(secrets(answer(client, path)[1]) for path in ["/en/", pages[0], *kits[:2]])
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert recall(canaries.release.pk).state == Release.State.RECALLED
    assert not PendingEffect.objects.exists()
    return learnt


def pictures(canaries):
    """The addresses of a picture that only the set shows, and of one of its sizes."""
    image = canaries.pages["embargoed"].image
    return [image.file.url, image.get_rendition("width-400|format-webp").url]


def lists():
    """Every address that lists or counts what there is."""
    found = ["/official-channels.json"]
    for code in LANGUAGES:
        news = section(NewsIndexPage, code).url_path
        found += [f"/{code}/", news, f"{news}feed.atom", f"{news}feed.rss", f"/{code}/feed.atom"]
        found += [f"/sitemap-{code}.xml", f"/api/search/?q=xkxk&lang={code}", f"/{code}/press/"]
        found += [f"/{code}/search/?q=xkxkembargoed", f"/api/search/?q=2013&lang={code}"]
    return found


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
