"""Puts pages into the tree: one function, idempotent, through the product's own door."""

import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.utils import timezone

from wagtail.models import Locale, Page, Site

from core.dates import PartialDate
from core.pages import BasePage
from demo.content import REVIEWED, identity
from publishing.actions import publish

P = TypeVar("P", bound=BasePage)


def locale(code: str) -> Locale:
    """Return the language's locale."""
    return Locale.objects.get_or_create(language_code=code)[0]


def find(key: str, code: str) -> Page | None:
    """Return the seeded page of that key in a language."""
    found: Any = Page.objects.filter(
        translation_key=identity(key), locale__language_code=code
    ).first()
    return found


def plant(
    model: type[P],
    key: str,
    code: str,
    parent: Page,
    *,
    on: str | None = None,
    live: bool = True,
    children: dict[str, list[Any]] | None = None,
    **values: Any,
) -> P:
    """Return the page of that key in that language, made and published unless it is there.

    Args:
        key: names the page in all its languages.
        on: the day it was first published, as far as known; now when empty.
        children: inline rows and many-to-many relations by name.
    """
    found: Any = model.objects.filter(
        translation_key=identity(key), locale__language_code=code
    ).first()
    if found is not None:
        return found
    page = model(
        translation_key=identity(key),
        locale=locale(code),
        live=False,
        translation_reviewed=code in REVIEWED,
        **values,
    )
    for name, related in (children or {}).items():
        setattr(page, name, related)
    if on:
        day = PartialDate(on).first_day
        page.first_published_at = datetime.datetime.combine(
            day, datetime.time(9), timezone.get_default_timezone()
        )
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision()
    if live:
        publish(page)
        page.refresh_from_db()
    return page


def make_site_root(home: Page) -> None:
    """Make the source language's home the root of the one site; drop Wagtail's welcome page."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.root_page = "localhost", 80, home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
    Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk).delete()
