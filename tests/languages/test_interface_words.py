"""No word of the interface escapes gettext (G2): a crawl with ⟦⟧ around all that it translates."""

import re
from html.parser import HTMLParser

from django.conf import settings
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import trans_real

import pytest
from babel.dates import get_day_names, get_month_names

from core.views import server_error
from media.models import Image
from publishing.actions import withdraw
from tests.factories import media, site
from tests.factories.growth import Site
from tests.factories.marked import CONTENT, mark_content

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OPEN, CLOSE = "⟦", "⟧"
SPOKEN = ("aria-label", "alt", "title", "placeholder")
SILENT = {"script", "style", "svg"}
#: The same in every language: types of files and feeds, and codes of languages beside them.
SIGNS = {"PDF", "MP4", "ZIP", "Atom", "RSS", *dict(settings.LANGUAGES)}


@pytest.fixture
def bracketed(monkeypatch):
    """Put ⟦⟧ around everything that gettext hands out, in any of its forms."""

    def around(real):
        def wrapped(*arguments):
            found = real(*arguments)
            return type(found)(f"{OPEN}{found}{CLOSE}") if found else found

        return wrapped

    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        monkeypatch.setattr(translation._trans, name, around(getattr(trans_real, name)))


class Escaped(HTMLParser):
    """Collects the words of a page that are neither translated nor content.

    A translated text may hold tags, so brackets count across the nodes between them.
    """

    def __init__(self, language):
        super().__init__()
        self.found, self.depth, self.silent, self.texts = [], 0, 0, 0
        endonyms = {name for name, _direction, _script in settings.LANGUAGE_FACTS.values()}
        dates = {
            name.strip(".")
            for width in ("wide", "abbreviated")
            for names in (
                get_month_names(width, locale=language),
                get_day_names(width, locale=language),
            )
            for name in names.values()
        }
        self.known = {word for text in endonyms | dates | SIGNS for word in text.split()}

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        for name, value in attrs:
            if name in SPOKEN and value:
                self.found += self.escaped(value, 0)[0]

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT

    def handle_data(self, data):
        if not self.silent and data.strip():
            self.texts += 1
            found, self.depth = self.escaped(data, self.depth)
            self.found += found

    def escaped(self, text, depth):
        """The foreign words of a text, and in how many brackets it ends."""
        found = []
        for part in re.split(f"([{OPEN}{CLOSE}])", text):
            if part in (OPEN, CLOSE):
                depth += 1 if part == OPEN else -1
            elif not depth:
                words = re.findall(r"[^\W\d_]+", re.sub(rf"\S*{CONTENT}\S*", "", part))
                found += [
                    f"{word} ({text.strip()[:60]})" for word in words if word not in self.known
                ]
        return found, depth


def escaped(answer, name):
    """The words of an answer that no translator has seen."""
    reader = Escaped("ar" if name == "ar" else "tr")
    reader.feed(answer.content.decode())
    reader.close()
    assert reader.depth == 0, "a translated text was cut off"
    assert reader.texts > 2
    return reader.found


@pytest.fixture
def grown(settings, tmp_path):
    """A page of each type with everything that can stand on it, and a page behind a password."""
    settings.MEDIA_ROOT = tmp_path
    made = Site()
    made.grow(4)
    Image.objects.update(is_public=False)  # their files are invented
    Image.objects.filter(pk=media.picture(rights="own").pk).update(is_public=True)
    made.secret = site.article("tr")
    made.lock = made.secret.view_restrictions.create(restriction_type="password", password="x")
    made.withdrawn = {why: site.article("tr") for why in ("published_in_error", "withdrawn")}
    mark_content()
    for why, page in made.withdrawn.items():  # now: its words are kept as they are then
        page.refresh_from_db()
        withdraw(page, why, text=CONTENT, replacement=made.article)
    return made


def test_every_visible_word_is_translated_or_content(grown, bracketed, client):
    addresses = {type(page).__name__: page.url_path for page in grown.under_test().values()}
    addresses |= {
        "centre's news": grown.centre_news.url_path,
        "search": f"/tr/search/?q={CONTENT}",
        "search by kind": "/tr/search/?type=news&year=2013",
        "search for nothing": "/tr/search/?q=",
        "search in vain": f"/tr/search/?q={CONTENT}zzzz",
        "too long": "/tr/search/?q=" + CONTENT * 500,
        "press": "/tr/press/",
        "films for the press": "/tr/press/?kind=films",
        "documents for the press": "/tr/press/?kind=documents",
        "not found": "/tr/no-such-page/",
        "not in this language": "/ar" + grown.article.url_path[3:],
        "password": grown.secret.url_path,
        "ar": "/ar/",
        **{why: page.url_path for why, page in grown.withdrawn.items()},
    }
    answers = {name: client.get(address) for name, address in addresses.items()}
    answers["server error"] = server_error(RequestFactory().get("/tr/"))
    found = {}
    for name, answer in answers.items():
        words = escaped(answer, name)
        if words:
            found[name] = sorted(set(words))
    assert found == {}, found
