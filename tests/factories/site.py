"""A small site: homes, sections, articles, events, centres in several languages."""

import itertools
import uuid

from wagtail.models import Locale, Page, Site

from i18nfield.strings import LazyI18nString

from centres.models import CentreIndexPage, CentrePage
from directory.models import Body, Centre, Country
from events.models import Event, ForumIndexPage, ForumPage, MeetingIndexPage, Series
from home.models import HomePage
from news.models import NewsIndexPage, NewsIssuer, NewsPage
from strategy.models import StrategyPage, StrategyVersion, StrategyVersionPage

LANGUAGES = ("tr", "en", "kk", "ar")
_number = itertools.count(1)


def words(text):
    """The same words in every language, each marked by its code."""
    return LazyI18nString({code: f"{text} ({code})" for code in LANGUAGES})


def locale(code):
    """The locale of a language, made when missing."""
    return Locale.objects.get_or_create(language_code=code)[0]


def _key(name):
    return uuid.uuid5(uuid.NAMESPACE_URL, name)


def home(code="tr", *, live=True):
    """The language's home page; the Turkish one is the site's root."""
    found = HomePage.objects.filter(slug=code).first()
    if found:
        return found
    root = Page.objects.get(depth=1)
    page = HomePage(
        title=f"Home {code}",
        site_name=f"Council {code}",
        locale=locale(code),
        translation_key=_key("home"),
        live=live,
    )
    root.add_child(instance=page)
    if code == "tr":
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": page}
        )
        Page.objects.filter(depth=2, slug="home").delete()
    return page


def no_home(code):
    """Take the language's home away, with all below it, as if it had never been opened."""
    HomePage.objects.get(slug=code).delete()


def section(model, code="tr", parent=None, **values):
    """The one page of `model` below the language's home."""
    above = parent or home(code)
    found = model.objects.child_of(above).first()
    if found:
        return found
    page = model(
        title=f"{model.__name__} {code}",
        locale=locale(code),
        translation_key=_key(f"{model.__name__}{parent.translation_key if parent else ''}"),
        show_in_menus=True,
        **values,
    )
    above.add_child(instance=page)
    return page


def body_record(slug="secretariat"):
    """A publishing body."""
    return Body.objects.get_or_create(
        slug=slug, defaults={"name": words("Secretariat"), "is_publisher": True}
    )[0]


def country(code="AZ"):
    """A country."""
    return Country.objects.get_or_create(code=code, defaults={"name": words("Azerbaijan")})[0]


def article_values(code="tr", title=None):
    """What a complete article needs, except its issuer."""
    return {
        "title": title or f"Article {next(_number)} {code}",
        "teaser": "What happened, and where.",
        "summary": "What a reader in a hurry takes away.",
        "body": [("paragraph", "<p>Text of the article.</p>")],
    }


def article(code="tr", *, live=True, key=None, parent=None, title=None, **values):
    """An article with an issuer, live unless told otherwise."""
    above = parent or section(NewsIndexPage, code)
    page = NewsPage(
        locale=locale(code),
        live=live,
        translation_key=key or uuid.uuid4(),
        **{**article_values(code, title), **values},
    )
    page.issuers = [NewsIssuer(body=body_record(), sort_order=0)]
    above.add_child(instance=page)
    if live:
        # A row made live by hand has no revision; the product's verbs always leave one.
        page.save_revision()
    return page


def series(kind="forum"):
    """A series of events."""
    return Series.objects.get_or_create(slug=kind, defaults={"name": words(kind), "kind": kind})[0]


def event(slug="baku-2013", kind="forum", **values):
    """An event record."""
    defaults = {
        "series": series(kind),
        "name": words("Forum"),
        "status": Event.Status.HELD,
        "starts_on": "2013-06",
        "city": words("Baku"),
        "country": country(),
    }
    return Event.objects.get_or_create(slug=slug, defaults={**defaults, **values})[0]


def forum(code="tr", record=None, **values):
    """The page of a forum; the site's publisher answers for it."""
    body_record()
    record = record or event()
    page = ForumPage(
        title=f"Forum {code}",
        event=record,
        locale=locale(code),
        translation_key=_key(f"forum{record.pk}"),
        introduction="About the forum.",
        **values,
    )
    section(ForumIndexPage, code).add_child(instance=page)
    return page


def meetings(code="tr"):
    """The meetings' index."""
    return section(MeetingIndexPage, code)


def version(number=1, **values):
    """A version of the Strategy."""
    defaults = {"name": words("Strategy"), "adopted_on": "2013-05-14", "status": "in_force"}
    return StrategyVersion.objects.get_or_create(number=number, defaults={**defaults, **values})[0]


def version_page(code="tr", record=None):
    """The page of a version."""
    record = record or version()
    page = StrategyVersionPage(
        title=f"Strategy text {code}",
        version=record,
        locale=locale(code),
        translation_key=_key(f"version{record.pk}"),
        introduction="About the text.",
        clauses=[("clause", {"number": "1", "heading": "Aim", "text": ""})],
    )
    section(StrategyPage, code).add_child(instance=page)
    return page


def centre(slug="berlin", **values):
    """A centre record."""
    defaults = {
        "name": words("Berlin centre"),
        "country": country("DE"),
        "city": words("Berlin"),
        "zone": "Europe/Berlin",
        "status": Centre.Status.OPEN,
        "is_fictional": True,
    }
    return Centre.objects.get_or_create(slug=slug, defaults={**defaults, **values})[0]


def centre_page(code="tr", record=None):
    """The page of a centre."""
    record = record or centre()
    found = CentrePage.objects.filter(centre=record, locale=locale(code)).first()
    if found:
        return found
    page = CentrePage(
        title=f"Centre {record.slug} {code}",
        centre=record,
        locale=locale(code),
        translation_key=_key(f"centre{record.pk}"),
        introduction="About the centre.",
    )
    section(CentreIndexPage, code).add_child(instance=page)
    return page
