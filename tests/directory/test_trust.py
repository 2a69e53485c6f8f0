"""What a machine can check: official accounts and whom to tell of a hole (T4)."""

from datetime import UTC, datetime

import pytest
import time_machine

from core.security_txt import check_security_txt
from directory.models import Channel
from news.models import NewsIndexPage
from tests.factories.site import centre, home, section, words


@pytest.mark.django_db
def test_official_accounts_of_the_council_and_of_each_centre(client):
    Channel.objects.create(name=words("Video"), network="youtube", url="https://example.org/c")
    berlin = centre()
    Channel.objects.create(
        name=words("Berlin"), network="telegram", url="https://example.org/b", centre=berlin
    )
    Channel.objects.create(
        name=words("Draft"), network="x", url="https://example.org/d", live=False
    )
    home("tr")
    answer = client.get("/official-channels.json").json()
    council, place = answer["owners"]
    assert council["owner"] == "council" and council["name"]["tr"] == "Council tr"
    assert [each["url"] for each in council["channels"]] == ["https://example.org/c"]
    assert place["name"]["kk"] == "Berlin centre (kk)"
    assert [each["network"] for each in place["channels"]] == ["telegram"]


@pytest.mark.django_db
def test_a_draft_centre_and_its_accounts_stay_private(client):
    hidden = centre("lyon")
    Channel.objects.create(
        name=words("Lyon"), network="x", url="https://example.org/l", centre=hidden
    )
    type(hidden).objects.filter(pk=hidden.pk).update(live=False)
    assert "lyon" not in client.get("/official-channels.json").content.decode().casefold()


@pytest.mark.django_db
def test_the_footer_leads_to_the_list_and_shows_the_accounts_of_the_council(client):
    section(NewsIndexPage, "tr")  # a home without sections has no feeds either
    Channel.objects.create(name=words("Video"), network="youtube", url="https://example.org/c")
    html = client.get(home("tr").url_path).content.decode()
    assert 'href="/official-channels.json"' in html and 'href="https://example.org/c"' in html


@pytest.mark.django_db
def test_robots_learn_the_site_map_and_browsers_the_sign(client, settings):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert "Disallow: /admin/" in lines and f"Sitemap: {settings.BASE_URL}/sitemap.xml" in lines
    assert client.get("/favicon.ico")["Location"].endswith(".svg")


@pytest.mark.django_db
def test_security_txt_by_rfc_9116(client, settings):
    settings.SECURITY_CONTACT = ["mailto:security@example.org", "https://example.org/report"]
    settings.SECURITY_EXPIRES = datetime(2027, 6, 30, tzinfo=UTC)
    with time_machine.travel("2027-03-01T00:00:00+00:00"):
        answer = client.get("/.well-known/security.txt")
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        lines = [line.partition(": ") for line in answer.content.decode().splitlines()]
        names = [name for name, _colon, _value in lines]
        assert names.count("Contact") == 2 and names.count("Expires") == 1
        assert {n: v for n, _c, v in lines}["Expires"] == "2027-06-30T00:00:00Z"
        assert not check_security_txt(None)
    with time_machine.travel("2027-06-15T00:00:00+00:00"):
        assert check_security_txt(None)
    with time_machine.travel("2027-07-01T00:00:00+00:00"):
        assert client.get("/.well-known/security.txt").status_code == 404
