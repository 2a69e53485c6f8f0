"""Nothing that waits or is private is at any public address, for nobody without the right.

Neither before its release, nor while it is due and not made yet, nor after its recall (G2).
"""

import re
from urllib.parse import quote, urljoin, urlsplit

from django.urls import get_resolver

from wagtail.models import Page

import pytest

from core.pages import BasePage
from core.records import Record
from directory.models import Centre
from media.models import Document, Image, Video
from news.models import NewsPage
from publishing.models import Release
from tests.factories.singing import MARK, SECRET, word
from tests.factories.site import LANGUAGES
from tests.leaks.conftest import answer, lists, pictures, secrets, visitor

pytestmark = pytest.mark.django_db

#: The public patterns and what this test asks each of them; a new one must be added here.
ASKED = {
    "": "start", "healthz": "start", "sitemap.xml": "start", "sitemap-<slug:language>.xml": "start",
    ".well-known/security.txt": "start", "official-channels.json": "start",
    "robots.txt": "start", "favicon.ico": "start",
    "calendar/<str:token>.ics": "guesses", "tr/^(?P<path>(?:[\\w-]+/)+)event\\.ics$": "start",
    "tr/^(?P<path>(?:[\\w-]+/)*)feed\\.(?P<form>atom|rss)$": "start",
    "api/search/": "queries", "media/<path:name>": "files", "tr/search/": "queries",
    "tr/^((?:[\\w\\-]+/)*)$": "pages",
    "tr/_util/login/": "start", "tr/press/": "start",
    "tr/write/": "start", "tr/write/<slug:slug>/": "start",
    "tr/press/kits/<uuid:key>.zip": "start", "tr/press/kits/<uuid:key>-all.zip": "start",
    "tr/press/embargo/<str:secret>/": "guesses",
    "tr/shared/<str:secret>/": "guesses", "tr/shared/<str:secret>/answer/": "guesses",
    "tr/press/embargo/<str:secret>/<int:member>/": "guesses",
    "tr/press/embargo/<str:secret>/kit.zip": "guesses",
    "tr/press/embargo/<str:secret>/kit-<slug:language>.zip": "guesses",
    "tr/_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": "passwords",
}  # fmt: skip
LINK = re.compile(r"""(?:href|src)=["']([^"']+)["']|<loc>([^<]+)</loc>""")
SETS = re.compile(r"""srcset=["']([^"']+)["']""")


def patterns(resolver, before=""):
    """Every address pattern outside the admin."""
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, here)
        elif not here.startswith("admin/"):
            yield here


def starts(canaries):
    """Where the crawl begins: every fixed address, every page's own, every file's."""
    yield from ["/", "/healthz", "/sitemap.xml", "/robots.txt", "/favicon.ico", "/tr/_util/login/"]
    yield from ["/tr/shared/guessed/", "/tr/shared/guessed/answer/"]
    yield from ["/.well-known/security.txt", "/official-channels.json", "/calendar/guessed.ics"]
    yield from [f"/sitemap-{code}.xml" for code in LANGUAGES]
    centres = Centre.objects.values_list("slug", flat=True)
    for code in LANGUAGES:
        yield from [f"/{code}/", f"/{code}/search/", f"/{code}/press/", f"/{code}/write/"]
        yield from [f"/{code}/write/{slug}/" for slug in [*centres, "guessed"]]
    yield from [f"/tr/press/?kind={kind}" for kind in ("pictures", "films", "documents")]
    member = canaries.release.members.first().pk
    dead = [canaries.links["revoked"], canaries.links["expired"], "/tr/press/embargo/guessed/"]
    if not Release.objects.filter(pk=canaries.release.pk, state=Release.State.PLANNED).exists():
        dead.append(canaries.links["works"])
    for link in dead:
        yield from [f"{link}{end}" for end in ("", f"{member}/", "kit.zip", "kit-tr.zip", "x/")]
    for page in canaries.pages.values():
        path = page.url_path
        above = path.rstrip("/").rpartition("/")[0]
        yield from [f"{path}feed.atom", f"{above}/feed.atom", f"{above}/feed.rss"]
        yield from [f"{path}event.ics", f"{above}/event.ics"]
        kit = f"press/kits/{page.translation_key}"
        yield from [f"/{page.locale.language_code}/{kit}.zip", f"/tr/{kit}-all.zip"]
        yield from [path, path[:-1], path + "x/", f"/ar/{path.split('/', 2)[2]}"]
        for restriction in page.view_restrictions.all():
            yield f"/tr/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"


def queries(canaries):
    """Searches for each canary by its word, whole and begun, in every way to search."""
    names = {name[len(MARK) :] for row in _rows(canaries) for name in SECRET.findall(_said(row))}
    for name in sorted(names):
        q = quote(word(name))
        yield from [f"/api/search/?q={q}&lang=tr", f"/tr/search/?q={q}"]
    q = "xkxk"
    for code in LANGUAGES:
        yield from [f"/api/search/?q={q}&lang={code}", f"/{code}/search/?q={q}"]
        yield f"/api/search/?q={q}d&lang={code}&limit=50"


def _rows(canaries):
    return [*canaries.pages.values(), *canaries.records.values(), *canaries.changed]


def _said(row):
    draft = row.get_latest_revision_as_object()
    return " ".join(str(value) for value in vars(draft).values()).casefold()


def files():
    """The address of every file that carries a canary's name."""
    for model in (Image, Document, Video):
        for row in model._default_manager.all():
            if SECRET.search(row.file.name):
                yield f"/media/{row.file.name}"
                if model is Image:
                    size = row.get_rendition("width-400|format-webp")
                    yield f"/media/{size.file.name}"


def crawl(client, wanted):
    """Follow every link; return `{address: secrets}` of the answers in which a canary sings."""
    wanted, seen, found = list(wanted), set(), {}
    while wanted:
        address = wanted.pop()
        if address in seen:
            continue
        seen.add(address)
        status, text = answer(client, address)
        assert status < 500 or address == "/healthz", address
        sung = secrets(text)
        if sung:
            found[address] = sung
        if status == 200:
            wanted += [target for target in links(address, text) if target not in seen]
    return seen, found


def heard(client, addresses):
    """Return `{address: secrets}` of those addresses at which a canary sings."""
    said = {address: answer(client, address) for address in addresses}
    assert not [a for a, (status, _text) in said.items() if status >= 500 and a != "/healthz"]
    return {a: secrets(text) for a, (_status, text) in said.items() if secrets(text)}


def links(address, text):
    """The addresses of this site that an answer names."""
    names = [a or b for a, b in LINK.findall(text)]
    names += [part.split()[0] for found in SETS.findall(text) for part in found.split(",")]
    for name in names:
        target = urlsplit(urljoin(f"http://testserver{address}", name.replace("&amp;", "&")))
        if target.netloc != "testserver" or target.path.startswith(("/admin", "/static")):
            continue
        if target.query and ("?" in address or "/search/" in address):
            continue  # filters multiply without end: their first step is enough
        yield target.path + (f"?{target.query}" if target.query else "")


def test_every_public_pattern_is_asked():
    assert set(patterns(get_resolver())) == set(ASKED)


@pytest.mark.slow
def test_every_type_of_page_and_record_has_its_canary(canaries):
    from django.apps import apps

    pages = {type(page.specific) for page in canaries.pages.values()}
    whole = {m for m in apps.get_models() if issubclass(m, BasePage)}
    #: One a parent, so they have no second row that waits while the first is public.
    single = {"HomePage", "NewsIndexPage", "MeetingIndexPage", "ForumIndexPage", "CentreIndexPage",
              "StrategyPage", "ActionPlansPage"}  # fmt: skip
    assert {m.__name__ for m in whole - pages} == single
    records = {m._meta.label for m in apps.get_models() if issubclass(m, Record)}
    assert records == set(canaries.records)


READERS = pytest.mark.parametrize("role", [None, "translator", "centre"])


@pytest.mark.slow
@READERS
def test_no_canary_sings_in_public(canaries, phase, role):
    client = visitor(role)
    if role is None or phase[0] == "before":
        seen, found = crawl(client, [*starts(canaries), *queries(canaries), *lists()])
        assert len(seen) > 200
    else:  # what a phase changes, without the rest of the site once more
        found = heard(client, {*starts(canaries), *lists()})
    assert found == {}


@pytest.mark.slow
@READERS
def test_no_file_of_a_canary_is_served(canaries, phase, role):
    client = visitor(role)
    addresses = list(files())
    assert len(addresses) > 60
    assert {a: s for a in addresses if (s := client.get(a).status_code) != 404} == {}


@pytest.mark.slow
def test_a_dead_link_opens_nothing_and_leaves_no_key(canaries, phase):
    """Not the pictures either, to which a link that works lets its reader in."""
    for state, link in canaries.links.items():
        if state == "works" and phase[0] != "recalled":
            continue
        client = visitor()
        for address in (link, *pictures(canaries)):
            assert client.get(address).status_code == 404, (state, address)
            assert client.head(address).status_code == 404, (state, address)


@pytest.mark.slow
def test_nothing_is_confirmed_to_who_knew_it(canaries, phase):
    """Validators of the public time: an answer 304 would say that it still is there."""
    client, found = visitor(), {}
    for address, headers in phase[1].items():
        response = client.get(address, headers=headers)
        found[address] = response.status_code
    assert 304 not in found.values(), found
    assert phase[0] != "recalled" or any(phase[1].values())


@pytest.mark.slow
def test_lists_counts_and_validators_are_those_of_a_site_without_it(canaries, phase):
    """What a list says of itself is the same whether the set waits or was taken back."""
    now = {address: _whole(visitor().get(address)) for address in lists()}
    for member in Page.objects.filter(pk__in=[m.pk for m in canaries.members]).specific():
        if isinstance(member, NewsPage):
            member.delete()
    assert {a: w for a in now if (w := _whole(visitor().get(a))) != now[a]} == {}


def _whole(response):
    headers = {k: v for k, v in response.items() if k not in {"Date", "Expires"}}
    return response.status_code, headers, response.content
