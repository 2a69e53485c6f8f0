"""What the law of a host country makes a centre say: on every surface of that centre alone (G6)."""

import json
import re
from datetime import UTC, date, datetime, timedelta

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import nested_form_data

import pytest
import time_machine
from icalendar import Calendar

from entries.build import build
from entries.models import Entry
from events.models import MeetingIndexPage, MeetingPage
from news.models import NewsIndexPage
from publishing.actions import PublicationRefused, publish
from publishing.attribution import attributions_of
from publishing.disclosure.models import DisclosureRule
from tests.admin.posting import words as boxes
from tests.factories.site import (
    article,
    centre,
    centre_page,
    country,
    event,
    section,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

SAID = "Said by law"


def rule(**values):
    """A live rule of Germany, in every language."""
    its = {"country": country("DE"), "applies_from": date(2020, 1, 1), "text": words(SAID)}
    found = DisclosureRule(**{**its, **values})
    found.save()
    cache.clear()  # as the effect of a publication does
    return found


def meeting(index, record, **values):
    """The page of a meeting, in the list."""
    page = MeetingPage(
        title="Meeting", event=record, locale=index.locale, introduction="Come.", **values
    )
    index.add_child(instance=page)
    build(page.pk)
    return page


@pytest.fixture
def sites(people):
    """Two centres with the same pages: Berlin's country demands a disclosure, Vienna's doesn't."""
    found = {}
    for slug, code in (("berlin", "DE"), ("vienna", "AT")):
        record = centre(slug, country=country(code))
        above = centre_page("tr", record)
        news = section(NewsIndexPage, parent=above)
        meetings = section(MeetingIndexPage, parent=above)
        held = event(f"meeting-{slug}", "regional", centre=record, starts_on="2027-05-03")
        story = article(parent=news, title=f"Story of {slug}", kind="press_release",
                        first_published_at=datetime(2026, 1, 1, tzinfo=UTC))  # fmt: skip
        for page in (above, news, meetings):
            build(page.pk)
        build(story.pk)
        found[slug] = {
            "centre": above,
            "news": news,
            "meetings": meetings,
            "story": story,
            "meeting": meeting(meetings, held, first_published_at=datetime(2026, 1, 1, tzinfo=UTC)),
        }
    return found


def surfaces(client, its):
    """`{surface: its text}` of everything that the public reads of a centre."""
    found = {name: client.get(page.url_path).content.decode() for name, page in its.items()}
    for name in ("centre", "story", "meeting"):
        data = re.search(r'ld\+json">(.*?)</script>', found[name], re.DOTALL)
        found[f"data of {name}"] = json.dumps(json.loads(data[1]), ensure_ascii=False)
    found = {
        name: re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        for name, text in found.items()
    }
    for form in ("atom", "rss"):
        found[form] = client.get(f"{its['news'].url_path}feed.{form}").content.decode()
    api = client.get("/api/search/", {"q": its["story"].title, "lang": "tr"}).json()
    mine = [row for row in api["results"] if row["title"] == its["story"].title]
    found["api"] = json.dumps(mine, ensure_ascii=False)
    calendar = client.get(f"{its['meeting'].url_path}event.ics").content
    found["calendar"] = str(Calendar.from_ical(calendar).walk("VEVENT")[0]["description"])
    kit = client.get(reverse("press_kit", args=[its["story"].translation_key]))
    found["press kit"] = texts_in(kit)
    return found


def texts_in(answer):
    """The plain texts of a ZIP file."""
    import io
    import zipfile

    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    files = zipfile.ZipFile(io.BytesIO(content))
    return "".join(files.read(n).decode() for n in files.namelist() if n.endswith(".txt"))


def test_it_stands_on_every_surface_of_that_centre_and_on_no_other(sites, client):
    rule()
    for name, text in surfaces(client, sites["berlin"]).items():
        assert f"{SAID} (tr)" in text, name
        assert f"{SAID} (en)" not in text, name
    for name, text in surfaces(client, sites["vienna"]).items():
        assert SAID not in text, name


def test_headquarters_say_it_only_for_a_text_of_the_centre(sites, client):
    rule()
    plain, named = article(), article(centre=centre("berlin"))
    assert SAID not in client.get(plain.url_path).content.decode()
    assert SAID in client.get(named.url_path).content.decode()
    assert SAID not in client.get("/tr/").content.decode()


def test_a_text_of_vienna_that_names_berlin_follows_the_law_of_vienna(sites, client):
    rule()
    page = article(parent=sites["vienna"]["news"], centre=centre("berlin"))
    assert SAID not in client.get(page.url_path).content.decode()


def test_a_rule_of_one_centre_goes_before_that_of_its_country(sites, client):
    rule()
    rule(centre=centre("berlin"), text=words("Berlin alone"))
    text = client.get(sites["berlin"]["story"].url_path).content.decode()
    assert "Berlin alone (tr)" in text and SAID not in text


def test_its_days_are_those_of_the_centre_and_need_no_task(sites, client):
    rule(applies_from=date(2027, 3, 1), applies_until=date(2027, 3, 31))
    rule(applies_from=date(2027, 4, 1), text=words("Second wording"))
    address = sites["berlin"]["story"].url_path
    seen = {}
    for at in ("2027-02-28 22:59", "2027-02-28 23:01", "2027-03-31 21:59", "2027-03-31 22:01"):
        with time_machine.travel(datetime.fromisoformat(f"{at}+00:00"), tick=False):
            text = client.get(address).content.decode()
            seen[at] = (SAID in text, "Second wording" in text)
    assert list(seen.values()) == [(False, False), (True, False), (True, False), (False, True)]


def test_where_its_language_lacks_it_the_language_is_marked(sites, client):
    rule(text={"en": "Only in English"})
    text = client.get(sites["berlin"]["story"].url_path).content.decode()
    assert '<p lang="en" dir="auto">Only in English</p>' in text
    atom = client.get(f"{sites['berlin']['news'].url_path}feed.atom").content.decode()
    assert "lang=&quot;en&quot;" in atom or 'lang="en"' in atom


def test_nothing_is_published_in_a_language_without_its_text(sites, people):
    rule(text={"en": "Only in English"})
    page = article(parent=sites["berlin"]["news"], live=False)
    page.save_revision()
    with override("en"), pytest.raises(PublicationRefused, match="Disclosure rules") as refused:
        publish(page, people["publisher"])
    assert "2020-01-01" in str(refused.value)
    english = article(
        "en", parent=section(NewsIndexPage, "en", parent=centre_page("en")), live=False
    )
    english.save_revision()
    publish(english, people["publisher"])
    elsewhere = article(parent=sites["vienna"]["news"], live=False)
    elsewhere.save_revision()
    publish(elsewhere, people["publisher"])


def test_only_the_chosen_outputs_show_it(sites, client):
    rule(outputs=["feed"])
    found = surfaces(client, sites["berlin"])
    showing = {name for name, text in found.items() if SAID in text}
    assert showing == {"atom", "rss", "calendar"}


def test_a_list_asks_nothing_more(sites):
    rule()
    entries = list(Entry.objects.filter(kind="news"))
    attributions_of(entries)
    with CaptureQueriesContext(connection) as queries:
        found = attributions_of(entries)
    assert len(queries) <= 1
    assert sorted(bool(each.disclosure) for each in found) == [False, True]


def test_two_wordings_on_one_day_are_refused(sites):
    rule()
    with override("en"), pytest.raises(ValidationError, match="End it first"):
        rule(applies_from=date(2027, 1, 1))
    with override("en"), pytest.raises(ValidationError, match="another country"):
        rule(country=country("AT"), centre=centre("berlin"))
    assert rule(applies_from=date(2027, 1, 1), live=False)


def form(text=SAID):
    return {
        "country": country("DE").pk,
        "applies_from": str(date(2026, 1, 1)),
        "outputs": ["page", "feed", "api", "data", "kit"],
        "legal_note": "Checked by nobody: a test.",
        **boxes("text", text),
        **nested_form_data({}),
        "action-publish": "1",
    }


def test_a_change_is_logged_with_who_made_it(sites, sign_in, people, client, committed):
    chief = sign_in("publisher")
    address = sites["berlin"]["story"].url_path
    client.get(address)
    with committed():
        made = chief.post(reverse("record_disclosurerule:add"), form())
    assert made.status_code == 302
    found = DisclosureRule.objects.get()
    assert SAID in client.get(address).content.decode()
    with committed():
        chief.post(reverse("record_disclosurerule:edit", args=[found.pk]), form("New wording"))
    text = client.get(address).content.decode()
    assert "New wording" in text and SAID not in text
    log = ModelLogEntry.objects.filter(object_id=found.pk, content_type__app_label="disclosure")
    actions = [(row.action, row.user) for row in log.order_by("timestamp", "pk")]
    assert ("wagtail.create", people["publisher"]) in actions
    assert actions.count(("wagtail.publish", people["publisher"])) == 2
    assert found.revisions.count() == 2


@pytest.mark.parametrize("role", ["officer", "centre", "translator"])
def test_who_may_not_publish_for_headquarters_writes_no_rule(sites, sign_in, role):
    found = rule()
    client = sign_in(role)
    client.post(reverse("record_disclosurerule:add"), form("Forged"))
    client.post(reverse("record_disclosurerule:edit", args=[found.pk]), form("Forged"))
    assert DisclosureRule.objects.count() == 1
    assert not found.revisions.exists()


def test_the_centres_editors_read_it_on_their_dashboard(sites, sign_in):
    rule(legal_note="Paragraph one.", applies_from=date.today() + timedelta(days=30))
    text = sign_in("centre").get(reverse("wagtailadmin_home")).content.decode()
    assert SAID in text and "Paragraph one." in text
    assert (
        "Paragraph one."
        not in sign_in("translator").get(reverse("wagtailadmin_home")).content.decode()
    )


def test_paper_keeps_it():
    from pathlib import Path

    css = Path("site/static/css/print.css").read_text()
    hidden = css[: css.index("display: none")].rpartition("}")[2]
    assert ".disclosure" not in hidden and "aside" not in hidden


def test_pages_of_a_centre_stay_cheap(sites, client):
    rule()
    for name, page in sites["berlin"].items():
        client.get(page.url_path)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url_path)
        assert len(queries) <= 12, name
