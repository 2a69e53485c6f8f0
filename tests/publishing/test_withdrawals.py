"""410, 301 and 200 under a banner: each gone from every list at once (N5, G4)."""

from django.urls import reverse

import pytest

from entries.build import rebuild
from entries.models import Entry
from publishing.actions import publish, withdraw
from publishing.models import Withdrawal
from tests.factories.site import article

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
SURFACES = ("/sitemap-tr.xml", "/tr/search/?q=kanarya", "/api/search/?q=kanarya&lang=tr", "/tr/")


@pytest.fixture
def pages(people, committed):
    """A published article and the one that replaces it."""
    found = []
    with committed():
        for title in ("Sarı kanarya", "Bütün kuşlar"):
            page = article("tr", live=False, title=title)
            page.save_revision()
            publish(page)
            found.append(type(page).objects.get(pk=page.pk))
    rebuild()
    return found


def shown(client, page):
    """The surfaces that name the page or lead to it."""
    addresses = [*surfaces(), page.get_parent().url_path]
    return [
        address
        for address in addresses
        if page.slug in (text := client.get(address).content.decode()) or page.title in text
    ]


def surfaces():
    """Sitemap, search, its API, home."""
    return [reverse("sitemap", args=["tr"]), *SURFACES[1:]]


@pytest.mark.parametrize(
    ("reason", "status"), [("published_in_error", 410), ("consolidated", 301), ("withdrawn", 200)]
)
def test_each_answer_and_nothing_left_in_any_list(client, pages, committed, reason, status):
    page, other = pages
    assert len(shown(client, page)) == len(SURFACES) + 1
    with committed():
        withdraw(
            page,
            reason,
            text="" if reason == "consolidated" else "Yanlış kuş.",
            replacement=other if reason == "consolidated" else None,
        )
    assert shown(client, page) == []
    assert not Entry.objects.filter(page_id=page.pk).exists()
    response = client.get(page.url_path)
    assert response.status_code == status
    if status == 301:
        assert response["Location"] == other.url_path
    else:
        text = response.content.decode()
        assert "Yanlış kuş." in text and 'content="noindex"' in text
    assert Withdrawal.objects.get().lifted_at is None
