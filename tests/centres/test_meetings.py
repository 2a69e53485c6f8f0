"""A centre's page: whoever wants to come sees the nearest meeting first."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest

from entries.build import build
from events.models import MeetingIndexPage, MeetingPage
from tests.factories import site

pytestmark = pytest.mark.django_db


def test_coming_meetings_stand_first_by_nearest_and_past_ones_apart():
    today = timezone.localdate()
    site.body_record()
    index = site.section(MeetingIndexPage, parent=site.centre_page())
    days = (
        ("Later", 9, 9), ("Older", -9, -8), ("Today", 0, 0), ("Newer", -1, -1), ("Now", -2, 1),
        ("Soon", 2, 2),
    )  # fmt: skip
    for title, first, last in days:
        first, last = (str(today + timedelta(days=days)) for days in (first, last))
        event = site.event(
            title.lower(), kind="regional", status="planned", starts_on=first, ends_on=last
        )
        page = MeetingPage(title=title, event=event, locale=site.locale("tr"), introduction="Çay.")
        index.add_child(instance=page)
        build(page.pk)
    html = Client().get(site.centre_page().url).content.decode().split('id="centre-meetings"')[1]
    order = ("Now", "Today", "Soon", "Later", "Geçmiş toplantılar", "Newer", "Older")
    assert sorted(order, key=html.index) == list(order)
