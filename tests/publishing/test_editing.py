"""The editor of pages: an address of its own, and no older text over a newer one (W14)."""

from django.urls import reverse
from django.utils import timezone

import pytest

from news.models import NewsIndexPage, NewsPage
from tests.factories.site import article, section
from tests.publishing.test_doors import edit_form, form_data

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
JSON = {"HTTP_ACCEPT": "application/json"}


def latest(page):
    """The newest draft, as the database has it."""
    return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_an_address_follows_the_title_until_it_was_public(sign_in, people):
    client = sign_in("publisher")
    address = reverse(
        "wagtailadmin_pages:add", args=["news", "newspage", section(NewsIndexPage, "tr").pk]
    )
    data = form_data(client.get(address))
    data["title"], data["slug"] = "Kı", ""
    answer = client.post(address, data, **JSON).json()
    # The open editor is told, and sends it back with more of the title.
    assert (answer["success"], answer["field_updates"]["slug"]) == (True, "ki")
    page = NewsPage.objects.get(pk=answer["pk"])
    address, data = edit_form(client, page)
    data["title"] = "Kırlangıç grubu toplandı"
    assert client.post(address, data, **JSON).json()["field_updates"]["slug"] == (
        "kirlangic-grubu-toplandi"
    )
    # An address that somebody wrote stays.
    address, data = edit_form(client, page)
    data["slug"] = "toplanti"
    client.post(address, data, **JSON)
    address, data = edit_form(client, page)
    data["title"] = "Başka bir ad"
    client.post(address, data, **JSON)
    page.refresh_from_db()
    assert (page.title, page.slug) == ("Başka bir ad", "toplanti")


def test_the_address_of_a_public_page_stays(sign_in, people):
    page = article("tr", title="Kamuya açık", first_published_at=timezone.now())
    slug = page.slug
    client = sign_in("publisher")
    address, data = edit_form(client, page)
    data["title"] = "Yeni ad"
    client.post(address, data)
    assert latest(page).slug == slug


def test_an_older_form_never_replaces_a_newer_version_silently(sign_in, people):
    page = article("tr", live=False)
    page.save_revision(user=people["publisher"])
    address, old = edit_form(sign_in("officer"), page)
    newer = page.get_latest_revision_as_object()
    newer.summary = "Words of the publisher."
    newer.save_revision(user=people["publisher"])
    old["teaser"] = "Words of the officer."
    officer = sign_in("officer")
    response = officer.post(address, old)
    assert response.status_code == 200
    assert "publisher" in response.content.decode()
    assert "Words of the officer." in response.content.decode()
    assert latest(page).summary == "Words of the publisher."
    # Sent again, the form knows the newer version: that is the decision.
    again = form_data(response)
    assert again["teaser"].strip() == "Words of the officer."
    assert officer.post(address, again).status_code == 302
    assert latest(page).teaser == "Words of the officer."


def test_an_open_editor_learns_who_is_signed_in(sign_in, people, client):
    address = reverse("editor_session")
    answer = sign_in("officer").get(address)
    assert answer.json()["user"] == people["officer"].pk
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.get(address).status_code == 302
