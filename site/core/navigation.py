"""Menus, the language menu and the addresses of a page in its other languages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q
from django.utils import timezone

from wagtail.models import Page

from core.privacy import open_to_all
from core.reach import is_centre_only

CACHE_SECONDS = 300
HOME_DEPTH = 2


#: Language, address and translation key of a live page.
Row = tuple[str, str, UUID]


def home_paths() -> list[str]:
    """Return the address that each content language's home page has."""
    return [f"/{code}/" for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def furniture_key(language: str) -> str:
    """Return the cache key of a language's menus, footer and notices.

    Its number rises with each new field of `Furniture`: what an older version left lacks it.
    """
    return f"furniture-3:{language}"


def forget_furniture() -> None:
    """Drop every language's menus: called when a page, notice or account changes."""
    cache.delete_many([furniture_key(code) for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES])


@dataclass
class Furniture:
    """What surrounds every page of a language, as plain data that a cache can hold."""

    site_name: str = ""
    field_of_work: str = ""
    #: False in a language that only centres have: no press library and no feed of all its texts.
    is_site_wide: bool = True
    sections: list[dict[str, str]] = field(default_factory=list)
    footer: list[dict[str, Any]] = field(default_factory=list)
    accounts: list[dict[str, str]] = field(default_factory=list)
    authorship: str = ""
    rights: str = ""
    contact: dict[str, str] = field(default_factory=dict)
    notices: list[dict[str, Any]] = field(default_factory=list)
    #: What the law makes centres say (publishing.disclosure), with each centre's place in the tree.
    disclosures: list[dict[str, Any]] = field(default_factory=list)


_builders: list[Any] = []


def register_furniture(builder: Any) -> Any:
    """Register a function `(language, Furniture) -> None` that fills its part (home does)."""
    if builder not in _builders:
        _builders.append(builder)
    return builder


def furniture(language: str) -> Furniture:
    """Return the language's furniture, from the cache if it is there (one query)."""
    key = furniture_key(language)
    found = cache.get(key)
    if isinstance(found, Furniture):
        return found
    built = Furniture()
    for builder in _builders:
        builder(language, built)
    cache.set(key, built, CACHE_SECONDS)
    return built


def furniture_of(page: Page) -> Furniture:
    """Return the furniture of the page's language, read once for the page (one query)."""
    found: Furniture | None = getattr(page, "_furniture", None)
    if found is None:
        found = furniture(page.locale.language_code)
        page._furniture = found  # type: ignore[attr-defined]
    return found


class Navigation:
    """Furniture seen from one address."""

    def __init__(self, data: Furniture, path: str, now: datetime) -> None:
        self.site_name = data.site_name
        self.field_of_work = data.field_of_work
        self.is_site_wide = data.is_site_wide
        self.footer = data.footer
        self.accounts = data.accounts
        self.authorship = data.authorship
        self._data, self._path, self._now = data, path, now

    @cached_property
    def sections(self) -> list[dict[str, Any]]:
        """The main menu, the current section marked."""
        return [
            {**section, "is_current": self._path.startswith(section["url"])}
            for section in self._data.sections
        ]

    @cached_property
    def notices(self) -> list[dict[str, Any]]:
        """Notices whose time is now and whose scope holds this address."""
        return [
            notice
            for notice in self._data.notices
            if notice["starts"] <= self._now
            and (notice["ends"] is None or self._now < notice["ends"])
            and self._path.startswith(notice["scope"] or "/")
        ]


def navigation(language: str, path: str, page: Page | None = None) -> Navigation:
    """Return the menus and notices for `path` in `language`, which is that of `page`."""
    data = furniture_of(page) if page else furniture(language)
    return Navigation(data, path, timezone.now())


def breadcrumb(page: Page) -> list[dict[str, str]]:
    """Return the live pages above `page`, from the home page down."""
    known = getattr(page, "ancestors_at_routing", None)
    if known is not None:
        return [{"title": row.title, "url": row.url_path} for row in known if row.live]
    rows = page.get_ancestors().filter(depth__gte=2, live=True).values_list("title", "url_path")
    return [{"title": title, "url": path} for title, path in rows]


def languages_of(page: Page | None) -> tuple[set[str], dict[str, str]]:
    """Return the languages that have pages, and `{language: address}` of a page's live ones.

    A language has pages for the public only while its home page is live (core.routing). A private
    translation is named on itself alone. One query, remembered on the page; none for a page that
    routing found.
    """
    known: tuple[set[str], dict[str, str]] | None = getattr(page, "_languages", None)
    if known is not None:
        return known
    wanted = Q(url_path__in=home_paths())
    if page is not None and page.live:
        wanted |= Q(translation_key=page.translation_key)
    public = open_to_all() | Q(pk=page.pk if page is not None else None)
    rows = Page.objects.filter(wanted, public, live=True, alias_of=None).values_list(
        "locale__language_code", "url_path", "translation_key"
    )
    return remember_languages(page, rows)


def remember_languages(page: Page | None, rows: Iterable[Row]) -> tuple[set[str], dict[str, str]]:
    """Sort out `languages_of` from rows of live pages, homes among them; the page keeps it."""
    codes = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    found = [row for row in rows if row[0] in codes]
    homes = {code for code, path, _key in found if path == f"/{code}/"}
    key = page.translation_key if page is not None and page.live else None
    paths = {code: path for code, path, its in found if its == key and code in homes}
    if page is not None:
        page._languages = (homes, paths)  # type: ignore[attr-defined]
    return homes, paths


def translations_of(page: Page) -> dict[str, str]:
    """Return `{language: address}` of the live translations of `page`, itself included."""
    return languages_of(page)[1]


def alternates(page: Page | None) -> list[dict[str, str]]:
    """Return hreflang rows of live, real translations; `x-default` is the source language's."""
    if page is None or not page.live:
        return []
    found = translations_of(page)
    rows = [
        {"hreflang": code, "url": settings.BASE_URL + path} for code, path in sorted(found.items())
    ]
    if settings.LANGUAGE_CODE in found:
        default = settings.BASE_URL + found[settings.LANGUAGE_CODE]
        rows.append({"hreflang": "x-default", "url": default})
    return rows


def language_menu(language: str, page: Page | None) -> dict[str, Any]:
    """Return the languages this page has and those it lacks (which lead to their live home).

    Keys: `current`, `available`, `missing`, and `all` in the order of their own names.
    """
    homes, found = languages_of(page)
    rows: list[dict[str, Any]] = []
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        # A centre's language has no home page of the site: only its own pages lead to it.
        leads_home = code in homes and not is_centre_only(code)
        if not (leads_home or code in found or code == language):
            continue
        endonym, direction, _script = settings.LANGUAGE_FACTS[code]
        rows.append(
            {
                "code": code,
                "name": endonym,
                "direction": direction,
                "url": found.get(code, f"/{code}/"),
                "is_current": code == language,
            }
        )
    rows.sort(key=lambda row: row["name"].casefold())
    return {
        "all": rows,
        "current": next((row for row in rows if row["is_current"]), rows[0]),
        "available": [row for row in rows if row["code"] in found],
        "missing": [row for row in rows if row["code"] not in found and not row["is_current"]],
    }
