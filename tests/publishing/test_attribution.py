"""Who answers for a text: the same on every surface, and no text without somebody (T1)."""

import json
import re
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

import pytest

from entries.build import build
from entries.models import Entry
from home.models import ContactPage
from news.models import NewsIssuer
from publishing.actions import PublicationRefused, publish
from publishing.attribution import Party, attribution, attributions_of
from publishing.models import Correction
from publishing.present import attribution_items, attribution_line
from tests.factories.site import article, body_record, centre, home, section, words

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def issued(people):
    """A live article of two bodies, written, approved and corrected."""
    home("tr").__class__.objects.update(rights="Kaynak gösterilerek kullanılabilir.")
    for name, office in (("officer", "Press unit"), ("publisher", "Head of press")):
        people[name].office = words(office)
        people[name].save()
    page = article("tr", live=False, owner=people["officer"], title="Attributed")
    page.issuers.add(NewsIssuer(body=body_record("ministry"), sort_order=1))
    page.save_revision()
    publish(page, people["publisher"])
    page.refresh_from_db()
    Correction.objects.create(
        page=page, text=words("Six hundred"), what_was=words("Five hundred"), made_on="2026-11-02"
    )
    build(page.get_parent().pk)
    build(page.pk)
    return page.specific_class.objects.get(pk=page.pk)


def test_it_names_bodies_offices_contact_and_corrections(issued):
    section(ContactPage, "tr")
    found = attribution(issued)
    assert found.publisher.name == "Secretariat (tr)"
    assert len(found.together_with) == 1
    assert (found.author_team.name, found.approver.name) == (
        "Press unit (tr)",
        "Head of press (tr)",
    )
    assert found.contact.url == ContactPage.objects.get().url_path
    assert found.corrected_on == ("2026-11-02",)
    assert found.rights == "Kaynak gösterilerek kullanılabilir."


def test_a_contact_page_called_contact_says_what_it_is_for(issued):
    found = replace(attribution(issued), contact=Party("İletişim", "tr", "/tr/iletisim/"))
    with override("tr"):
        rows = {item["term"]: item["text"] for item in attribution_items(found)}
        line = attribution_line(found)
    assert rows["İletişim"] == "Bize yazın"
    assert "İletişim: http" in line and "/tr/iletisim/" in line
    assert Party("a@example.org", "tr", "mailto:a@example.org").reach == "a@example.org"


def test_no_name_of_a_person(issued, people):
    people["publisher"].first_name = "Ayşe"
    people["publisher"].save()
    assert "Ayşe" not in str(attribution(issued)) and "publisher" not in str(
        attribution(issued).approver
    )


def test_an_entry_answers_as_its_page(issued):
    assert attributions_of([Entry.objects.get(page=issued)]) == [attribution(issued)]


def test_a_list_costs_one_query(issued):
    for _ in range(3):
        build(article("tr").pk)
    entries = list(Entry.objects.all())
    attributions_of(entries)  # fills the furniture
    with CaptureQueriesContext(connection) as queries:
        attributions_of(entries)
    assert len(queries) <= 1


def test_the_address_of_a_centre_is_nearer_than_a_body(issued):
    record = centre("lyon", email="berlin@example.org")
    issued.centre = record
    body = body_record()
    body.email = "press@example.org"
    body.save()
    assert attribution(issued).contact.url == "mailto:berlin@example.org"


def test_a_name_in_another_language_says_so(issued):
    body = body_record()
    body.name = {"en": "Secretariat"}
    body.save()
    found = attribution(issued.specific_class.objects.get(pk=issued.pk))
    assert (found.publisher.name, found.publisher.language) == ("Secretariat", "en")


def surfaces(client, page):
    """Everywhere the public reads who answers for a text."""
    address = page.url_path
    html = client.get(address).content.decode()
    above = page.get_parent().url_path
    api = client.get("/api/search/", {"q": "Attributed", "lang": "tr"}).json()
    return {
        "page": re.search(r'<dl class="attribution".*?</dl>', html, re.DOTALL).group(),
        "structured data": json.dumps(
            json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.DOTALL).group(1)),
            ensure_ascii=False,
        ),
        "atom": client.get(f"{above}feed.atom").content.decode(),
        "rss": client.get(f"{above}feed.rss").content.decode(),
        "search": json.dumps(api, ensure_ascii=False),
    }


@pytest.mark.parametrize("surface", ["page", "structured data", "atom", "rss", "search"])
def test_every_surface_says_the_same(issued, client, surface):
    found = attribution(issued)
    text = surfaces(client, issued)[surface]
    for said in (found.id, found.publisher.name, found.together_with[0].name, found.rights):
        assert said in text, said
    assert re.search(r"2026-11-02|2 Kasım 2026", text)
    if surface != "structured data":
        assert found.approver.name in text


def test_paper_keeps_it():
    """The print style hides furniture, never who answers for the text."""
    from pathlib import Path

    css = Path("site/static/css/print.css").read_text()
    hidden = css[: css.index("display: none")].rpartition("}")[2]
    assert ".attribution" not in hidden and ".correction" not in hidden


def test_an_article_without_a_body_is_refused_at_every_door(people, sign_in):
    page = article("tr", live=False)
    page.issuers.clear()
    page.save_revision()
    page.save()
    with pytest.raises(ValidationError):
        page.get_latest_revision().publish()
    with pytest.raises(PublicationRefused):
        publish(page, people["publisher"])
    client = sign_in("publisher")
    client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{bulk}?id={page.pk}&next=/admin/pages/", follow=True)
    page.refresh_from_db()
    assert not page.live
