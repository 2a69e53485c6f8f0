"""A live stream is announced, on air, over and recorded by the clock, and embeds nothing (W4)."""

import datetime
import json
import re

from django.core.exceptions import ValidationError

import pytest
import time_machine
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from core.plain import stream_text
from directory.models import Channel
from news.models import NewsPage
from press.texts import release_text
from tests.factories import media
from tests.factories.site import article, centre, event, forum, words

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

STARTS = datetime.datetime(2027, 5, 3, 12, tzinfo=datetime.UTC)
BEFORE, DURING, AFTER = "2027-05-03T11:59Z", "2027-05-03T12:00Z", "2027-05-03T14:00Z"
ADDRESS = "https://www.youtube.com/watch?v=demo"


@pytest.fixture(autouse=True)
def account(db):
    """The account at which the streams are."""
    return Channel.objects.create(
        name=words("Video"), network="youtube", url="https://youtube.com/@council"
    )


def stream(**values):
    """The block's value: two hours in the afternoon."""
    return {
        "title": "Opening of the forum", "starts": STARTS,
        "ends": STARTS + datetime.timedelta(hours=2), "address": ADDRESS,
        "languages": ["tr", "ar"], "recording": None, **values,
    }  # fmt: skip


def page_with(code="en", make=article, **values):
    return make(code, body=[("live_stream", stream(**values))])


def read(client, page, at):
    """The text of the page, as read at a moment."""
    with time_machine.travel(at, tick=False):
        return client.get(page.url_path).content.decode()


def test_it_says_where_it_stands_by_the_clock(client):
    page = page_with()
    before, during, after = (read(client, page, at) for at in (BEFORE, DURING, AFTER))
    assert "On air" not in before and "is over" not in before
    assert "On air" in during and "is over" not in during
    assert "On air" not in after and "is over" in after
    for text in (before, during, after):
        assert "Opening of the forum" in text and f'href="{ADDRESS}"' in text
        assert '<time datetime="2027-05-03T15:00+03:00">May 3, 2027 · 15.00</time>' in text
        assert '<time datetime="2027-05-03T17:00+03:00">17.00</time>' in text
        assert "Türkçe" in text and "العربية" in text


def test_a_recording_takes_its_place(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = page_with(recording=media.film("recorded.mp4", live=True))
    assert "recorded" not in read(client, page, DURING)
    text = read(client, page, AFTER)
    assert "recorded.mp4" in text and "Recording of the live stream" in text
    assert ADDRESS not in text.partition("</head>")[2] and 'preload="none"' in text
    page = page_with(recording=media.film("early.mp4", live=True), ends=None)
    assert "early.mp4" in read(client, page, DURING)  # who has it knows that it is over


def test_without_an_end_it_is_over_some_day(client):
    page = page_with(ends=None)
    assert "On air" in read(client, page, "2027-05-03T17:59Z")
    assert "is over" in read(client, page, "2027-05-03T18:00Z")


def test_nothing_of_others_loads_with_the_page(client):
    response = client.get(page_with().url_path)
    text = response.content.decode()
    loads = re.findall(r"<(?:iframe|script|img|link|source|video|embed|object)\b[^>]*>", text)
    assert not any("youtube" in each for each in loads) and "<iframe" not in text
    assert not response.cookies


@pytest.mark.parametrize(("code", "said"), [("tr", "Bakü"), ("kk", "Баку"), ("ar", "باكو")])
def test_hours_are_those_of_the_page(client, code, said):
    record = event("baku", status="planned", starts_on="2027-05-03", zone="Asia/Baku")
    page = forum(code, record, body=[("live_stream", stream())])
    text = read(client, page, BEFORE)
    assert 'datetime="2027-05-03T16:00+04:00"' in text and f"{said} · UTC+04:00" in text


def test_a_centres_page_names_the_centres_hours(client):
    page = article("en", body=[("live_stream", stream())], centre=centre("berlin"))
    NewsPage.objects.filter(pk=page.pk).update(centre=centre("berlin"))
    assert "Berlin · UTC+02:00" in read(client, page, BEFORE)


def problems(**values):
    """What the block says against a value that is to go public, by field."""
    block = NewsPage.body.field.stream_block.child_blocks["live_stream"]
    try:
        with time_machine.travel(BEFORE):
            block.clean(block.to_python(block.get_prep_value(block.normalize(stream(**values)))))
    except ValidationError as error:
        return set(error.block_errors)
    return set()


def test_only_official_accounts_are_announced(account):
    assert problems() == set() == problems(address="https://youtu.be/demo")
    for address in (
        "http://www.youtube.com/live", "https://youtube.com.example.org/", "https://example.org/",
        "https://youtube.com@example.org/",
    ):  # fmt: skip
        assert problems(address=address) == {"address"}, address
    assert problems(ends=STARTS) == {"ends"}
    Channel.objects.filter(pk=account.pk).update(live=False)
    assert problems() == {"address"}
    # What is over stays editable when its account is closed.
    assert problems(starts=STARTS.replace(year=2020), ends=None) == set()


def test_search_translators_and_the_press_get_its_words():
    page = page_with()
    assert stream_text(page.body) == "Opening of the forum"
    strings = [s.string.data for s in extract_segments(page) if isinstance(s, StringSegmentValue)]
    assert "Opening of the forum" in strings
    assert not any("youtube" in each or "2027" in each for each in strings)
    text = release_text(page)
    assert f"May 3, 2027 · 15.00–17.00 (Istanbul · UTC+03:00)\n{ADDRESS}" in text


@pytest.mark.parametrize(("make", "name"), [(article, "mentions"), (forum, "subEvent")])
def test_machines_read_a_broadcast(client, make, name):
    text = client.get(page_with(make=make).url_path).content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    (said,) = json.loads(found)[name]
    assert said["@type"] == "BroadcastEvent" and said["isLiveBroadcast"] is True
    assert datetime.datetime.fromisoformat(said["startDate"]) == STARTS
    assert said["inLanguage"] == ["tr", "ar"] and said["url"] == ADDRESS


def test_a_draft_that_lacks_everything_is_shown_and_in_the_kit(client):
    lacking = dict.fromkeys(("title", "address"), "") | dict.fromkeys(("starts", "ends"))
    page = article("en", live=False, body=[("live_stream", stream(**lacking))])
    assert "Opening" not in release_text(page)
    NewsPage.objects.filter(pk=page.pk).update(live=True)
    assert "Live stream" in client.get(page.url_path).content.decode()


def test_an_hour_without_a_zone_is_the_sites(client):
    page = page_with(starts=datetime.datetime(2027, 5, 3, 15))
    assert 'datetime="2027-05-03T15:00+03:00"' in read(client, page, BEFORE)
