"""The launch room: what is missing, whose word is missing, and how everything will look."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from wagtail.models import Page

import pytest

from entries.models import Entry
from media.models import Image, Rendition
from publishing.checks import problems_of
from publishing.launch.checks import marks
from publishing.launch.models import SignOff
from publishing.launch.signing import choose_states, sign_off, unsigned
from publishing.models import PendingEffect, Release
from publishing.releases import add_member, board, release
from tests.factories import media
from tests.factories.site import article, country

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def planned(homes):
    """A release of one text in two languages."""
    found = Release.objects.create(name="Launch")
    turkish = article("tr", live=False, title="Canary tr")
    kazakh = article("kk", live=False, key=turkish.translation_key, title="Canary kk")
    for page in (turkish, kazakh):
        page.save_revision()
        add_member(found, page)
    return found


@pytest.fixture
def state(planned):
    """A state without whose word nothing goes out."""
    found = country("KZ")
    found.is_member = True
    found.save()
    choose_states(planned, [found])
    return found


def reasons(planned):
    return [reason for _member, _instance, found in board(planned) for reason in found]


def test_nothing_goes_out_without_the_word_of_each_state(planned, state):
    assert len(reasons(planned)) == 2
    assert release(planned.pk).state == Release.State.FAILED
    assert not Page.objects.filter(title__startswith="Canary", live=True).exists()


def test_signed_texts_go_out(planned, state):
    assert len(sign_off(planned.members.all(), state)) == 2
    assert not reasons(planned)
    assert release(planned.pk).state == Release.State.RELEASED


def test_a_change_asks_for_the_word_again(planned, state):
    sign_off(planned.members.all(), state)
    assert sign_off(planned.members.all(), state) == []
    member = planned.members.first()
    page = member.instance
    page.save_revision()
    assert [pk for pk, names in unsigned(planned).items() if names] == [member.pk]
    # An autosave writes over the revision that was signed.
    sign_off([member], state)
    page.refresh_from_db()
    page.save_revision(overwrite_revision=page.latest_revision)
    assert [pk for pk, names in unsigned(planned).items() if names] == [member.pk]


def test_a_state_that_is_not_asked_signs_nothing(planned, state):
    with pytest.raises(ValidationError):
        sign_off(planned.members.all(), country("AZ"))
    choose_states(planned, [])
    assert not SignOff.objects.exists() and not reasons(planned)


def test_marks_of_a_text(planned, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = planned.members.first().instance
    assert missing(page) == {"priority": False}
    page.teaser, page.body = "", []
    page.image = media.picture(credit="")
    page.save_revision(clean=False)
    assert missing(page) == {
        "text": True,
        "teaser": True,
        "alternative text": True,
        "credit and rights": True,
        "priority": False,
    }


def missing(page):
    """Return the checks that aren't passed, each with whether it refuses."""
    with override("en"):
        return {each.name: each.is_blocking for each in marks(problems_of(page)) if not each.passed}


def test_the_board_shows_marks_states_and_buttons_to_who_may(planned, state, sign_in):
    address = reverse("releases:board", args=[planned.pk])
    client = sign_in("publisher")
    assert f'value="{state.pk}:"' in client.get(address).content.decode()
    client.post(address, {"sign": f"{state.pk}:"})
    assert SignOff.objects.count() == 2
    assert client.post(address, {"sign": "0:"}).status_code == 404
    assert client.post(address, {"sign": f"{state.pk}:abc"}).status_code == 404
    SignOff.objects.all().delete()
    sign_in("officer").post(address, {"sign": f"{state.pk}:"})
    sign_in("translator").post(address, {"sign": f"{state.pk}:"})
    assert not SignOff.objects.exists()


def test_a_dry_run_draws_everything_and_leaves_nothing(planned, sign_in, client, committed):
    address = reverse("releases:dry_run", args=[planned.pk])
    with committed():
        text = sign_in("publisher").post(address).content.decode()
    pages = [member.instance for member in planned.members.all()]
    for page in pages:
        assert page.url_path in text
        assert not page.live
        assert client.get(page.url_path).status_code == 404
    assert "error-message" not in text
    assert not Entry.objects.filter(page_id__in=[page.pk for page in pages]).exists()
    assert not PendingEffect.objects.exists()
    planned.refresh_from_db()
    assert planned.state == Release.State.PLANNED
    assert "Canary" not in client.get("/tr/").content.decode()


def test_a_dry_run_remembers_no_size_of_a_picture(planned, sign_in, settings):
    settings.CACHES = {
        **settings.CACHES,
        "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    }
    shown = media.picture()
    with transaction.atomic():  # as while drawing
        lost = shown.get_rendition("width-50").pk
        transaction.set_rollback(True)
    sign_in("publisher").post(reverse("releases:dry_run", args=[planned.pk]))
    again = Image.objects.get(pk=shown.pk).get_rendition("width-50")
    assert again.pk and Rendition.objects.filter(pk=again.pk).exists(), lost


def test_a_dry_run_is_for_who_may_release(planned, sign_in):
    address = reverse("releases:dry_run", args=[planned.pk])
    for role in ("officer", "translator", "centre"):
        response = sign_in(role).post(address)
        assert response.status_code in (302, 403)
        assert "Canary" not in response.content.decode()


def test_a_dry_run_of_what_is_not_ready_draws_nothing(planned, state, sign_in):
    address = reverse("releases:dry_run", args=[planned.pk])
    assert "error-message" in sign_in("publisher").post(address).content.decode()
