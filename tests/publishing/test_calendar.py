"""The editors' calendar: what each may see, the secret address, one reminder (A9)."""

from datetime import date, timedelta

from django.core import mail
from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine
from icalendar import Calendar

from news.models import NewsIndexPage
from publishing.calendar.ical import address_for, close_address, open_address
from publishing.calendar.items import items_for
from publishing.calendar.models import ReviewDate
from publishing.calendar.reminders import send_reminders
from publishing.models import Release
from publishing.releases import add_member
from tests.factories.site import article, centre_page, event, section
from tests.factories.site import forum as forum_page

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

NOW = "2027-03-10T09:00:00+00:00"
AT = "2027-03-17T08:30:00+00:00"


@pytest.fixture
def clock():
    """Wednesday, 10 March 2027."""
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


@pytest.fixture
def planned(people, clock):
    """One of each, of headquarters and of Berlin."""
    waits = article("tr", live=False, title="Waits")
    waits.go_live_at = timezone.now() + timedelta(days=2)
    waits.save_revision().publish()
    own = section(NewsIndexPage, "tr", parent=centre_page("tr"))
    berlin = article("tr", live=False, title="Of Berlin", parent=own)
    berlin.go_live_at = timezone.now() + timedelta(days=3)
    berlin.save_revision().publish()
    secret = article("kk", live=False, title="Secret")
    secret.save_revision()
    release = Release.objects.create(name="Launch", goes_out_at=timezone.now() + timedelta(days=7))
    add_member(release, secret)
    stale = article("tr", title="Stale")
    ReviewDate.objects.create(page=stale, due_on=date(2027, 3, 1), owner=people["officer"])
    record = event("almaty-2027", status="planned", starts_on="2027-03-20", ends_on="2027-03-21")
    forum_page("tr", record)
    return {"berlin": berlin, "stale": stale, "release": release, "secret": secret}


def seen(user, **filters):
    """The titles in a user's March, by kind."""
    found = items_for(user, date(2027, 3, 1), date(2027, 3, 31), **filters)
    return {(item.kind, item.title) for item in found}


def test_headquarters_see_everything(people, planned):
    kinds = {kind for kind, _title in seen(people["publisher"])}
    assert kinds == {"scheduled", "release", "review", "event"}
    assert ("release", "Launch") in seen(people["officer"])


def test_a_centre_sees_its_own_drafts_only(people, planned):
    found = seen(people["centre"])
    assert {title for kind, title in found if kind != "event"} == {"Of Berlin"}
    assert {kind for kind, _title in found} == {"scheduled", "event"}


def test_a_translator_sees_the_own_page_of_a_release_not_its_name(people, planned):
    titles = {title for _kind, title in seen(people["translator"])}
    assert "Secret" in titles and "Launch" not in titles and "Waits" not in titles


def test_filters(people, planned):
    berlin = planned["berlin"].get_parent().get_parent().specific.centre_id
    assert {title for _kind, title in seen(people["publisher"], centre=berlin)} == {"Of Berlin"}
    assert {kind for kind, _title in seen(people["publisher"], kind="review")} == {"review"}
    assert "Waits" not in {title for _kind, title in seen(people["publisher"], language="kk")}


@pytest.mark.parametrize("view", ["month", "list"])
def test_the_page_shows_month_and_list(sign_in, planned, view):
    answer = sign_in("publisher").get(reverse("editors_calendar"), {"view": view})
    text = answer.content.decode()
    assert answer.status_code == 200
    for title in ("Waits", "Of Berlin", "Launch", "Stale"):
        assert title in text
    text = sign_in("centre").get(reverse("editors_calendar"), {"view": view}).content.decode()
    assert "Of Berlin" in text
    for title in ("Waits", "Launch", "Stale", "Secret"):
        assert title not in text


def test_a_day_stands_under_its_weekday(sign_in, planned):
    answer = sign_in("publisher").get(reverse("editors_calendar"))
    names, week = answer.context["weekdays"], answer.context["weeks"][1]
    assert names[0] == "Pzt" and week[0]["date"] == date(2027, 3, 8)  # a Monday
    assert "<h1" in answer.content.decode()
    assert str(answer.context["breadcrumbs_items"][-1]["label"]) == "Takvim"


@pytest.mark.parametrize(
    "query", ["month=x", "month=2027-13", "month=99999-1", "centre=x", "kind=x", "language=xx"]
)
def test_a_senseless_filter_filters_nothing(sign_in, people, query):
    assert sign_in("officer").get(f"{reverse('editors_calendar')}?{query}").status_code == 200


def test_nobody_from_outside(client, people):
    for name, args in (("editors_calendar", []), ("calendar_address", []), ("review_date", [1])):
        assert client.get(reverse(name, args=args)).status_code == 302


def ical(client, user):
    """The user's calendar, parsed."""
    answer = client.get(address_for(user).removeprefix("http://testserver"))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store" and answer["X-Robots-Tag"] == "noindex"
    return Calendar.from_ical(answer.content)


def test_a_calendar_program_reads_the_same(client, people, planned):
    user = people["centre"]
    open_address(user)
    calendar = ical(client, user)
    found = {str(each["summary"]): each for each in calendar.walk("VEVENT")}
    (title,) = [each for each in found if "Of Berlin" in each]
    assert found[title]["dtstart"].dt == timezone.now() + timedelta(days=3)
    assert found[title]["dtstart"].params["TZID"] == "Europe/Istanbul"
    assert calendar.walk("VTIMEZONE")
    assert not any("Secret" in each or "Launch" in each for each in found)


def test_uids_last(client, people, planned):
    open_address(people["publisher"])
    first = {str(each["uid"]) for each in ical(client, people["publisher"]).walk("VEVENT")}
    Release.objects.update(goes_out_at=timezone.now() + timedelta(days=9))
    again = {str(each["uid"]) for each in ical(client, people["publisher"]).walk("VEVENT")}
    assert first == again and len(first) == 5


def test_a_false_old_closed_or_orphaned_address_answers_404(client, people):
    user = people["officer"]
    open_address(user)
    old = address_for(user).removeprefix("http://testserver")
    assert client.get(old).status_code == 200
    assert client.get("/calendar/nonsense.ics").status_code == 404
    assert client.get(old.replace(".ics", "x.ics")).status_code == 404
    open_address(user)
    new = address_for(user).removeprefix("http://testserver")
    assert new != old and client.get(old).status_code == 404 and client.get(new).status_code == 200
    user.is_active = False
    user.save()
    assert client.get(new).status_code == 404
    user.is_active = True
    user.save()
    close_address(user)
    assert client.get(new).status_code == 404 and address_for(user) == ""


def test_the_address_is_opened_by_its_owner(sign_in, people):
    client = sign_in("officer")
    client.get(reverse("calendar_address"))
    assert address_for(people["officer"]) == ""
    client.post(reverse("calendar_address"))
    assert address_for(people["officer"]) and not address_for(people["publisher"])
    client.post(reverse("calendar_address"), {"close": "1"})
    assert address_for(people["officer"]) == ""


def test_a_stale_page_mails_its_owner_once(people, planned):
    assert send_reminders() == 1 and send_reminders() == 0
    (message,) = mail.outbox
    assert message.to == ["officer@example.org"] and "Stale" in message.subject
    assert reverse("wagtailadmin_pages:edit", args=[planned["stale"].pk]) in message.body


def test_not_a_day_early_and_again_after_a_new_date(sign_in, people, clock):
    page = article("tr", title="Later")
    address = reverse("review_date", args=[page.pk])
    client = sign_in("officer")
    data = {"due_on": "2027-03-11", "owner": people["officer"].pk}
    assert client.post(address, data).status_code == 302
    assert send_reminders() == 0
    clock.shift(timedelta(days=1))
    assert send_reminders() == 1
    client = sign_in("officer")  # a session lasts no day
    client.post(address, {**data, "due_on": "2027-03-12"})
    clock.shift(timedelta(days=1))
    assert send_reminders() == 1
    sign_in("officer").post(address, {"remove": "1"})
    assert not ReviewDate.objects.exists()


def test_only_who_may_change_the_page_sets_it(sign_in, people, clock):
    page = article("tr", title="Of headquarters")
    address = reverse("review_date", args=[page.pk])
    data = {"due_on": "2027-03-11", "owner": people["officer"].pk}
    assert sign_in("centre").post(address, data).status_code in {302, 403}
    assert not ReviewDate.objects.exists()
    outsider = {**data, "owner": people["centre"].pk}
    assert sign_in("officer").post(address, outsider).status_code == 200
    assert not ReviewDate.objects.exists()


def test_a_mail_that_cannot_be_queued_is_tried_again(people, planned, monkeypatch):
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self: 0)
    assert send_reminders() == 0
    monkeypatch.undo()
    assert send_reminders() == 1
