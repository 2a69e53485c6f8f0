"""Seeding: twice is once, and what it leaves is what the product allows."""

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db.models import Sum
from django.test import TestCase

from wagtail.models import Page

import pytest

from demo.accounts import accounts, seed_accounts
from demo.content import LANGUAGES, REVIEWED, load_folder
from demo.management.commands.seed_demo import Command
from directory.models import Centre, Country
from entries.models import Entry
from events.models import Event, Figure
from home.models import HomePage
from media.models import Document, Image
from news.models import NewsPage
from publishing.models import Correction, Release, Withdrawal
from strategy.models import Action, LaunchMaterial, StrategyVersion
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

COUNTED = (
    Page, NewsPage, Entry, Event, Centre, Action, StrategyVersion, LaunchMaterial, Document,
    Image, Release, Withdrawal, Correction, User,
)  # fmt: skip


def committing(step):
    """Run what follows a commit after `step`."""

    def run(*args):
        with TestCase.captureOnCommitCallbacks(execute=True):
            step(*args)

    return run


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The seeded database, once for this module."""
    from django.db import transaction
    from django.test import override_settings

    media, var = tmp_path_factory.mktemp("media"), tmp_path_factory.mktemp("var")
    aside = override_settings(MEDIA_ROOT=media, VAR=var)
    with django_db_blocker.unblock(), aside, transaction.atomic():
        # The small site of all tests goes first: a seed begins with an empty tree.
        for home in HomePage.objects.all():
            home.delete()
        Centre.objects.all().delete()
        Country.objects.all().delete()
        # The whole is taken back at the end; so each step's own commit is played, as a later
        # step relies on it (a story must have its entry before a centre can adopt it).
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Command, "_time", committing(Command._time))
            call_command("seed_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


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


def test_an_account_for_each_role(seeded):
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
