"""Every address of the demonstration, in every language: honest, linked, and nothing leaks (G2, G6)."""

import json
import re
import tomllib
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"tr": "ltr", "en": "ltr", "kk": "ltr", "ar": "rtl"}


class Reader(HTMLParser):
    """What a test asks of a page."""

    def __init__(self):
        super().__init__()
        self.links, self.h1, self.html, self.meta = [], 0, {}, {}
        self.alternates, self.canonical, self.title, self.ids = {}, None, "", []
        self._in_title = False

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"])
        if tag == "html":
            self.html = values
        elif tag == "h1":
            self.h1 += 1
        elif tag == "title":
            self._in_title = not self.title
        elif tag == "meta" and values.get("name"):
            self.meta[values["name"]] = values.get("content", "")
        elif tag == "a" and values.get("href"):
            self.links.append(values["href"])
        elif tag == "link" and values.get("rel") == "alternate" and values.get("hreflang"):
            self.alternates[values["hreflang"]] = values["href"]
        elif tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]

    def handle_data(self, data):
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag):
        if tag == "title":
            self._in_title = False


def fetch(address):
    """Return (status, headers, body) without following redirects to other hosts."""
    try:
        with urllib.request.urlopen(address, timeout=60) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.fixture(scope="module")
def crawled(live_site):
    """Every page that links, sitemaps and the home pages lead to: {path: (status, headers, body)}."""
    wanted = [f"/{code}/" for code in LANGUAGES] + ["/sitemap.xml"]
    found = {}
    while wanted:
        path = wanted.pop()
        if path in found:
            continue
        found[path] = fetch(live_site + path)
        body = found[path][2]
        if path.endswith(".xml"):
            links = re.findall(rb"<loc>([^<]+)</loc>", body)
            links = [link.decode() for link in links]
        elif b"<html" in body[:300]:
            reader = Reader()
            reader.feed(body.decode())
            links = reader.links
        else:
            continue
        for link in links:
            target = urllib.parse.urljoin(live_site + path, link)
            parts = urllib.parse.urlsplit(target)
            if not target.startswith(live_site) or parts.path.startswith("/admin"):
                continue
            # Filters of lists and search multiply without end: their first step is enough.
            if parts.query and (path.count("?") or "/search/" in parts.path):
                continue
            wanted.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def pages(crawled):
    for path, (status, headers, body) in crawled.items():
        if b"<html" in body[:300]:
            reader = Reader()
            reader.feed(body.decode())
            yield path, status, headers, body.decode(), reader


def test_no_address_is_broken(crawled):
    assert len(crawled) > 150
    assert {path: answer[0] for path, answer in crawled.items() if answer[0] != 200} == {}


def test_every_page_says_its_language_and_what_it_is(crawled):
    faults = []
    for path, _status, headers, _body, reader in pages(crawled):
        code = path.split("/")[1]
        checks = {
            "lang": reader.html.get("lang") == code,
            "dir": reader.html.get("dir") == LANGUAGES[code],
            "h1": reader.h1 == 1,
            "title": bool(reader.title.strip()),
            "ids": len(reader.ids) == len(set(reader.ids)),
            "cookie": "Set-Cookie" not in headers,
            "policy": "'unsafe-inline'"
            not in headers.get("Content-Security-Policy", "x'unsafe-inline'"),
            "noindex": "noindex" in reader.meta.get("robots", ""),
        }
        if "/search/" not in path:
            checks["description"] = bool(reader.meta.get("description"))
            checks["canonical"] = bool(reader.canonical)
        faults += [f"{path}: {name}" for name, good in checks.items() if not good]
    assert not faults


def test_hreflang_is_mutual(crawled, live_site):
    sets = {}
    for path, _status, _headers, _body, reader in pages(crawled):
        if "?" not in path and reader.alternates:
            sets[live_site + path] = reader.alternates
    assert len(sets) > 100
    for address, alternates in sets.items():
        assert address in alternates.values()
        for other in alternates.values():
            assert sets[other] == alternates


def test_nothing_that_waits_is_in_any_public_byte(crawled, live_site):
    """Titles of drafts, scheduled and embargoed articles are canaries."""
    words = []
    for path in (ROOT / "site" / "demo" / "content" / "unpublished").glob("*.toml"):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        words += [content[code]["title"] for code in LANGUAGES if code in content]
    assert len(words) >= 6
    more = {}
    for word in words:
        query = urllib.parse.quote(word)
        for code in ("tr", "en"):
            more[f"api {word}"] = fetch(f"{live_site}/api/search/?q={query}&lang={code}")
    leaks = [
        (word, path)
        for path, (_status, _headers, body) in {**crawled, **more}.items()
        for word in words
        if word in body.decode("utf-8", "ignore")
        or word in json.dumps(body.decode("utf-8", "ignore"))
    ]
    assert not leaks


def test_language_homes_answer_what_the_browser_wishes(live_site):
    for wish, code in (("kk", "kk"), ("ar-EG,ar", "ar"), ("de", "tr")):
        request = urllib.request.Request(live_site + "/", headers={"Accept-Language": wish})
        with urllib.request.urlopen(request, timeout=60) as response:
            assert urllib.parse.urlsplit(response.url).path == f"/{code}/"


@pytest.mark.parametrize(
    "query",
    [
        "page=-1",
        "page=abc",
        "page=1000000000",
        "q=" + "x" * 10_000,
        "q=%00",
        "q=%ff%fe",
        'q="(',
        "q='",
        "q=+",
    ],
)
@pytest.mark.parametrize("path", ["/kk/search/", "/api/search/", "/tr/haberler/"])
def test_hostile_input_is_answered_not_failed(live_site, path, query):
    extra = "&lang=kk" if path.startswith("/api") else ""
    status, _headers, body = fetch(f"{live_site}{path}?{query}{extra}")
    assert status in {200, 400, 404, 414}
    if path.startswith("/kk") and status != 414 and b"<html" in body[:300]:
        assert b'lang="kk"' in body
