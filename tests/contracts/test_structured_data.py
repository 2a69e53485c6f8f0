"""JSON-LD: publisher, dates and corrections of what a page says (T4, G7)."""

import json
import re
from datetime import datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest
import time_machine

from directory.models import Channel
from entries.build import build
from publishing.models import Correction
from tests.factories.site import article, event, forum, home, words

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def node_of(client, page):
    """The page's one top node."""
    html = client.get(page.url_path).content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return data


def test_an_article_says_publisher_dates_and_corrections(client):
    page = article("tr", first_published_at=timezone.now(), issued_on="2026-03-02")
    Correction.objects.create(page=page, text=words("</script> six"), made_on="2026-11-02")
    build(page.pk)
    told = timezone.now().date().isoformat()
    with time_machine.travel("2027-02-03T10:00:00+00:00"):
        # A save that readers aren't told about.
        type(page).objects.filter(pk=page.pk).update(last_published_at=timezone.now())
    data = node_of(client, page)
    assert data["publisher"]["name"] == "Secretariat (tr)" == data["author"][0]["name"]
    assert data["datePublished"] == "2026-03-02"
    assert datetime.fromisoformat(data["dateModified"]).date().isoformat() == told
    (correction,) = data["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert correction["datePublished"] == "2026-11-02" and "</script> six" in correction["text"]
    assert data["identifier"][0].startswith("urn:uuid:")


def test_an_article_was_modified_when_it_was_last_corrected(client):
    page = article("tr", first_published_at=timezone.now(), issued_on="2026-03-02")
    days = [timezone.localdate() + timedelta(days=number) for number in (-3, 2, 1)]
    for day in days:
        Correction.objects.create(page=page, text=words("six"), made_on=day)
    assert node_of(client, page)["dateModified"] == days[1].isoformat()


def test_an_event_says_its_time_with_its_zone_and_its_state(client):
    record = event("almaty", status="planned", starts_on="2027-05-03", zone="Asia/Almaty")
    data = node_of(client, forum("tr", record))
    assert data["@type"] == "Event" and data["startDate"] == "2027-05-03"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["identifier"].startswith("urn:uuid:")


def test_the_home_page_names_the_accounts_that_are_ours(client):
    Channel.objects.create(name=words("Video"), network="youtube", url="https://example.org/c")
    data = node_of(client, home("tr"))
    assert data["@type"] == "Organization" and data["sameAs"] == ["https://example.org/c"]


@pytest.mark.parametrize("make", [article, forum])
def test_attribution_keeps_a_page_under_its_queries(client, make):
    page = make("tr")
    build(page.pk)
    client.get(page.url_path)
    with CaptureQueriesContext(connection) as queries:
        html = client.get(page.url_path).content.decode()
    assert f'data-id="{page.public_id}"' in html
    assert len(queries) <= 12, "\n".join(query["sql"][:160] for query in queries)
