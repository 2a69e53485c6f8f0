"""The states an editor reads."""

from django.urls import reverse
from django.utils import timezone, translation

from wagtail.models import Page

import pytest

from publishing.actions import withdraw
from publishing.models import Correction, Release
from publishing.releases import add_member
from tests.factories.site import article, event
from tests.publishing.test_doors import in_review

pytestmark = pytest.mark.django_db


def state(page):
    """As the admin shows it."""
    with translation.override("en"):
        return str(Page.objects.get(pk=page.pk).specific.status_string)


def test_each_state_has_its_word(people):
    page = article("tr", live=False)
    page.save_revision()
    assert state(page) == "draft"
    review = in_review(page, people)
    assert state(page) == "in review"
    review.cancel()
    planned = Release.objects.create(name="Launch")
    member = add_member(planned, page)
    assert state(page) == "embargoed"
    member.delete()
    page.go_live_at = timezone.now() + timezone.timedelta(hours=1)
    page.save_revision().publish()
    assert state(page) == "scheduled"
    live = article("tr")
    assert state(live).startswith("live")
    Correction.objects.create(page_id=live.pk, text={"tr": "x"})
    assert state(live) == "corrected"
    withdraw(live, "withdrawn", text="x")
    assert state(live) == "withdrawn"


def test_a_record_waits_too():
    record = event(live=False)
    record.save_revision()
    add_member(Release.objects.create(name="Launch"), record)
    with translation.override("en"):
        assert str(record.status_string) == "embargoed"


def test_the_list_of_pages_shows_it(sign_in, people):
    page = article("tr", live=False)
    page.save_revision()
    add_member(Release.objects.create(name="Launch"), page)
    address = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    word = str(page.status_string)
    assert word and word.lower() in sign_in("publisher").get(address).content.decode().lower()
