"""What a feed reader expects: Atom by the grammar of RFC 4287, RSS 2.0 by its specification."""

from email.utils import parsedate_to_datetime
from pathlib import Path

from django.utils import timezone

import feedparser
import pytest
from lxml import etree

from entries.build import build
from home.models import HomePage
from news.models import NewsIssuer
from publishing.changes import choose
from tests.factories.site import LANGUAGES, article, body_record, home

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

GRAMMAR = Path(__file__).with_name("atom.rng")
HOSTILE = 'Ünlü & <b>"bold"</b> ]]> \x0b العربية'


@pytest.fixture
def site():
    """An article in each language with everything that could break a feed."""
    for code in LANGUAGES:
        build(home(code).pk)
        page = article(
            code,
            title=HOSTILE,
            teaser=HOSTILE,
            first_published_at=timezone.now(),
            issued_on="2013-06",
        )
        page.issuers.add(NewsIssuer(body=body_record("ministry")))
        choose(page, "minor")
        page.save()
        build(page.get_parent().pk)
        build(page.pk)
    HomePage.objects.update(rights="© & <terms>")


#: A feed of each sort in each language.
ADDRESSES = [
    f"/{code}/{path.format(code)}feed"
    for code in LANGUAGES
    for path in ("", "newsindexpage-{}/", "newsindexpage-{}/news/")
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_atom(site, client, address):
    answer = client.get(f"{address}.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    tree = etree.fromstring(answer.content)
    schema = etree.RelaxNG(etree.parse(GRAMMAR))
    assert schema.validate(tree), schema.error_log
    read = feedparser.parse(answer.content)
    assert not read.bozo, read.bozo_exception
    assert read.version == "atom10" and len(read.entries) == 1
    entry = read.entries[0]
    assert tree.find("{*}entry").findtext("{*}title") == HOSTILE.replace("\x0b", "")
    # 4.1.1 and 4.1.2 say in prose what the grammar can't.
    assert all(e.get("author") for e in read.entries)
    assert len({e.id for e in read.entries}) == len(read.entries)
    assert [link.rel for link in read.feed.links].count("self") == 1
    assert read.feed.id.startswith("urn:uuid:") and entry.id.startswith("urn:uuid:")
    language = address.split("/")[1]
    assert read.feed.language == language
    assert tree.find("{*}entry").get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert tree.findtext("{*}subtitle") and answer["X-Robots-Tag"] == "noindex"
    assert tree.find("{*}entry").findtext("{*}rights") == "© & <terms>"


@pytest.mark.parametrize("address", ADDRESSES)
def test_rss(site, client, address):
    answer = client.get(f"{address}.rss")
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    read = feedparser.parse(answer.content)
    assert not read.bozo, read.bozo_exception
    assert read.version == "rss20" and len(read.entries) == 1
    channel = etree.fromstring(answer.content).find("channel")
    for name in ("title", "link", "description", "language", "copyright", "lastBuildDate"):
        assert channel.findtext(name), name
    for item in channel.findall("item"):
        assert item.findtext("title") and item.findtext("link").startswith("http")
        assert parsedate_to_datetime(item.findtext("pubDate"))
        guid = item.find("guid")
        assert guid.get("isPermaLink") == "false" and guid.text.startswith("urn:uuid:")
        assert item.findtext("{http://purl.org/dc/elements/1.1/}creator")
        assert item.findtext("{http://purl.org/dc/elements/1.1/}rights") == "© & <terms>"
