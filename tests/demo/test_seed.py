"""Seeding: twice is once, and what it leaves is what the product allows."""

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db.models import Sum
from django.test import override_settings

from wagtail.models import Page

import pytest

from config.settings.base import PASSWORD_HASHERS
from demo.accounts import accounts, seed_accounts
from demo.content import LANGUAGES, REVIEWED, load_folder
from directory.models import Centre
from entries.models import Entry
from events.models import Event, Figure
from home.models import HomePage
from media.models import Document, Image
from news.models import NewsPage
from publishing.models import Correction, Release, Withdrawal
from strategy.models import Action, LaunchMaterial, StrategyVersion
from tests.database import copy_site, on_site
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

COUNTED = (
    Page, NewsPage, Entry, Event, Centre, Action, StrategyVersion, LaunchMaterial, Document,
    Image, Release, Withdrawal, Correction, User,
)  # fmt: skip


@pytest.fixture(scope="module")
def seeded(demonstration, django_db_setup, django_db_blocker, tmp_path_factory):
    """The seeded database instead of the worker's own, for this module."""
    folder = tmp_path_factory.mktemp("seeded")
    copy_site(demonstration, folder)
    with django_db_blocker.unblock(), on_site(folder), override_settings(VAR=folder):
        yield


def counts():
    """How many rows of each model there are."""
    return {model.__name__: model.objects.count() for model in COUNTED}


def test_a_second_run_changes_nothing(seeded, settings, tmp_path):
    settings.MEDIA_ROOT = settings.VAR = tmp_path
    before = counts()
    assert min(before.values()) > 0
    revisions = list(Page.objects.order_by("pk").values_list("latest_revision", flat=True))
    call_command("seed_demo", verbosity=0)
    assert counts() == before
    assert list(Page.objects.order_by("pk").values_list("latest_revision", flat=True)) == revisions


def test_every_page_is_a_real_page_of_its_language(seeded):
    assert not Page.objects.exclude(alias_of=None).exists()
    homes = HomePage.objects.filter(live=True)
    assert {home.slug for home in homes} == set(LANGUAGES)
    for home in homes:
        below = Page.objects.descendant_of(home, inclusive=True)
        assert set(below.values_list("locale__language_code", flat=True)) == {home.slug}
        assert home.lead.locale.language_code == home.slug
        assert home.footer
    unreviewed = NewsPage.objects.filter(translation_reviewed=False)
    found = set(unreviewed.values_list("locale__language_code", flat=True))
    assert found == set(LANGUAGES) - REVIEWED


def test_articles_keep_the_day_they_were_issued(seeded):
    page = NewsPage.objects.get(source_id="demo:2013-06-baku-forum", locale__language_code="kk")
    assert str(page.issued_on) == "2013-06-21"
    assert page.first_published_at.year == 2013
    assert page.live
    for each in NewsPage.objects.filter(live=True):
        assert each.sources.exists()
        assert each.issuers.exists()


def test_what_waits_is_not_public(seeded):
    waiting = NewsPage.objects.filter(source_id__startswith="demo:waiting:")
    assert waiting.count() == sum(
        code in row for row in load_folder("unpublished").values() for code in LANGUAGES
    )
    assert not waiting.filter(live=True).exists()
    assert not Entry.objects.filter(source_id__startswith="demo:waiting:").exists()
    release = Release.objects.get()
    assert release.state == Release.State.PLANNED
    assert release.members.count() == 4
    assert sum(page.scheduled_revision is not None for page in waiting) == 2


def test_corrected_and_withdrawn(seeded):
    correction = Correction.objects.get()
    name = "demo:2025-10-berlin-cooperation-day"
    page = NewsPage.objects.get(source_id=name, locale__language_code="tr")
    assert correction.translation_key == page.translation_key
    assert correction.live
    assert set(correction.text.data) == set(LANGUAGES)
    assert Withdrawal.objects.count() == 2
    assert not NewsPage.objects.filter(source_id="demo:2026-06-vienna-withdrawn", live=True)


def test_facts_have_sources(seeded):
    for event in Event.objects.filter(is_fictional=False):
        assert event.source_grade in {"A", "B"}, event.slug
        assert event.source_url
    assert not Figure.objects.filter(is_preferred=True, source_grade="U").exists()
    assert Figure.objects.filter(value=500, is_preferred=False, source_grade="U").exists()
    assert Centre.objects.get(slug="kyiv").status == Centre.Status.UNVERIFIED
    assert set(Centre.objects.filter(is_fictional=True).values_list("slug", flat=True)) == {
        "berlin",
        "vienna",
    }


def test_files_are_small_credited_and_in_their_language(seeded):
    assert Document.objects.aggregate(size=Sum("file_size"))["size"] < 5_000_000
    for document in Document.objects.all():
        assert document.credit
        assert document.rights
        assert document.file_size < 700_000
        if document.file.name.endswith("pdf"):
            with document.open_file() as file:
                assert file.read(5) == b"%PDF-"
    for page in NewsPage.objects.filter(live=True).exclude(image=None):
        assert page.image_alt
        assert page.image.source == f"demo:record-{page.locale.language_code}"


def test_an_account_for_each_role(seeded, settings):
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS  # those of the tests are quick
    for name, group in accounts().items():
        user = User.objects.get(username=name)
        assert user.groups.filter(name=group).exists()
        assert user.check_password("demonstration-2027")


def test_the_known_password_is_refused_outside_a_demonstration(settings, db):
    settings.DEMONSTRATION = False
    before = User.objects.count()
    with pytest.raises(ImproperlyConfigured):
        seed_accounts()
    assert User.objects.count() == before
