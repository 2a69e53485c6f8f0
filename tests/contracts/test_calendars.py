"""What a calendar program expects: RFC 5545, read back by the `icalendar` library."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

import pytest
import time_machine
from icalendar import Calendar

from entries.build import build
from events.models import Event, Session
from tests.factories.site import event, forum, home, words

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def gathering():
    """A forum in two languages, with hours in a zone of its own."""
    record = event(
        "almaty-2027", status="planned", starts_on="2027-05-03", ends_on="2027-05-04",
        starts_at=time(10), zone="Asia/Almaty", venue=words("Hall, one; two"), latitude=43.2,
        longitude=76.9,
    )  # fmt: skip
    record.sessions = [
        Session(day=date(2027, 5, 4), starts=time(15), ends=time(17, 30), title=words("End"))
    ]
    record.save()
    for code in ("tr", "kk"):
        home(code)
        page = forum(code, record, first_published_at=timezone.now())
        build(page.pk)
    return Event.objects.get(pk=record.pk)


def read(client, record, code="tr"):
    """The one event of the file, parsed."""
    answer = client.get(f"/{code}/forumindexpage-{code}/forum-{code}/event.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    assert not calendar.errors and calendar["version"] == "2.0" and calendar["prodid"]
    (found,) = calendar.walk("VEVENT")
    assert found["dtstamp"].dt.tzinfo is not None  # 3.6.1: demanded
    return found, calendar


def publish(record, **values):
    """Publish the record with other facts, as an editor does."""
    for name, value in values.items():
        setattr(record, name, value)
    record.save_revision().publish()
    return Event.objects.get(pk=record.pk)


def test_hours_are_those_of_the_venue(client, gathering):
    found, calendar = read(client, gathering)
    zone = ZoneInfo("Asia/Almaty")
    assert found["dtstart"].dt == datetime(2027, 5, 3, 10, tzinfo=zone)
    assert found["dtend"].dt == datetime(2027, 5, 4, 17, 30, tzinfo=zone)
    assert found["dtstart"].params["TZID"] == "Asia/Almaty"
    assert [str(each["tzid"]) for each in calendar.walk("VTIMEZONE")] == ["Asia/Almaty"]
    assert "Hall, one; two (tr)" in found["location"] and found["summary"] == "Forum tr"
    assert found["url"] == "http://testserver/tr/forumindexpage-tr/forum-tr/"


def test_one_uid_in_every_language_and_after_every_change(client, gathering):
    uid, first = read(client, gathering)[0]["uid"], read(client, gathering)[0]["sequence"]
    assert read(client, gathering, "kk")[0]["uid"] == uid == str(gathering.uid)
    changed = publish(gathering, starts_at=time(11))
    found, _ = read(client, changed)
    assert found["uid"] == uid and found["sequence"] == first + 1
    publish(changed, audience=words("Everyone"))
    assert read(client, changed)[0]["sequence"] == first + 1
    # A draft tells nobody anything.
    changed.starts_at = time(12)
    changed.save_revision()
    assert read(client, changed)[0]["sequence"] == first + 1


def test_an_older_revision_counts_on(client, gathering):
    old = gathering.save_revision()
    changed = publish(gathering, starts_at=time(11))
    old.publish()
    assert Event.objects.get(pk=gathering.pk).sequence == changed.sequence + 1


def test_cancelled_and_postponed_are_said(client, gathering):
    gone = publish(gathering, status="cancelled", status_note=words("Flood"))
    found, _ = read(client, gone)
    assert found["status"] == "CANCELLED" and "Flood (tr)" in found["description"]
    later = publish(
        gone, status="postponed", starts_on=None, ends_on=None, previously_on="2027-05-03"
    )
    found, _ = read(client, later)
    assert found["status"] == "TENTATIVE" and found["summary"] != "Forum tr"


def test_whole_days_where_no_hour_is_known(client, gathering):
    publish(gathering, starts_at=None)
    found, calendar = read(client, gathering)
    assert (found["dtstart"].dt, found["dtend"].dt) == (date(2027, 5, 3), date(2027, 5, 5))
    assert not calendar.walk("VTIMEZONE")


@pytest.mark.parametrize("values", [{"starts_on": "2027-05", "ends_on": None}, {"live": False}])
def test_no_file_without_a_day_or_a_public_event(client, gathering, values):
    Event.objects.filter(pk=gathering.pk).update(**values)
    assert client.get("/tr/forumindexpage-tr/forum-tr/event.ics").status_code == 404


def test_no_file_of_a_draft_page_or_another_page(client, gathering):
    draft = forum("ar", gathering, live=False)
    build(draft.pk)
    assert client.get(f"{draft.url_path}event.ics").status_code == 404
    assert client.get("/tr/forumindexpage-tr/event.ics").status_code == 404


def test_the_page_leads_to_it_and_it_is_sent_once(client, gathering):
    address = "/tr/forumindexpage-tr/forum-tr/"
    assert f'href="{address}event.ics"' in client.get(address).content.decode()
    with time_machine.travel("2027-01-01T10:00:00+00:00"):
        etag = client.get(f"{address}event.ics")["ETag"]
    again = client.get(f"{address}event.ics", headers={"If-None-Match": etag})
    assert again.status_code == 304
