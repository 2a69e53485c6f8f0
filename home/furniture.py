"""Fills the furniture of a language: name, menu, footer, accounts, notices."""

from typing import Any

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from wagtail.models import Page

from core.labels import label_in, localized
from core.links import live_pages
from core.navigation import Furniture, register_furniture
from core.privacy import readable
from core.reach import is_centre_only
from directory.models import Channel


@register_furniture
def home_furniture(language: str, furniture: Furniture) -> None:
    """Read the live home page of `language`: its words, and its children that are in the menu."""
    from home.models import HomePage

    home = HomePage.objects.filter(url_path=f"/{language}/", live=True).first()
    if home is None:
        home = HomePage.objects.filter(url_path=f"/{settings.LANGUAGE_CODE}/", live=True).first()
        if home is not None:
            furniture.site_name = home.site_name
        return
    furniture.is_site_wide = not is_centre_only(language)
    furniture.site_name = home.site_name
    furniture.field_of_work = home.field_of_work
    furniture.authorship = home.authorship
    children = readable(home.get_children()).annotate(contact=F("contactpage"))
    for page in children.filter(Q(show_in_menus=True) | Q(contact__isnull=False)):
        link = {"title": page.title, "url": page.url_path}
        if page.show_in_menus:
            furniture.sections.append(link)
        if page.contact and not furniture.contact:
            furniture.contact = link
    furniture.footer = _footer(home) or (
        [] if furniture.is_site_wide else _footer_of_headquarters()
    )
    furniture.rights = home.rights
    accounts = Channel.objects.filter(live=True, centre=None)
    furniture.accounts = [_account(account, language) for account in accounts]


def _footer(home: Any) -> list[dict[str, Any]]:
    """Return the columns of a home page (one query)."""
    linked = [link["page"].pk for c in home.footer for link in c.value["links"] if link["page"]]
    pages = live_pages(linked, home.url_path.strip("/"))
    return [
        {"heading": column.value["heading"], "links": _links(column.value["links"], pages)}
        for column in home.footer
    ]


def _footer_of_headquarters() -> list[dict[str, Any]]:
    """Return the source language's columns, each under that language's name.

    Where only centres have pages, what binds the whole site (privacy, accessibility, contact) is
    read in the language that it is written in.
    """
    from home.models import HomePage

    code = settings.LANGUAGE_CODE
    home = HomePage.objects.filter(url_path=f"/{code}/", live=True).first()
    name = settings.LANGUAGE_FACTS[code][0]
    return [
        {**column, "heading": f"{column['heading']} ({name})", "lang": code}
        for column in (_footer(home) if home else [])
    ]


def _account(channel: Channel, language: str) -> dict[str, str]:
    title, actual = localized(channel.name, language)
    return {"title": title, "url": channel.url, "lang": "" if actual == language else actual}


def _links(links: Any, pages: dict[int, Page]) -> list[dict[str, str]]:
    """Return the links whose page is live; a link to a withdrawn page disappears by itself."""
    rows = []
    for link in links:
        page = pages.get(link["page"].pk) if link["page"] else None
        if link["page"] is None or page is not None:
            url = page.url_path if page else link["address"]
            rows.append({"title": link["text"], "url": url or ""})
    return rows


@register_furniture
def notices(language: str, furniture: Furniture) -> None:
    """Add the notices written in `language` that are not over, each with its addresses."""
    from centres.models import CentrePage
    from home.models import Notice

    found = Notice.objects.filter(live=True).filter(Q(ends=None) | Q(ends__gt=timezone.now()))
    rows = list(found)
    centres = {notice.centre_id for notice in rows if notice.centre_id}
    pages = readable(CentrePage.objects.filter(locale__language_code=language, centre__in=centres))
    scopes: dict[int | None, str] = dict(pages.values_list("centre_id", "url_path"))
    for notice in rows:
        text = label_in(notice.text, language)
        if not text or (notice.centre_id and notice.centre_id not in scopes):
            continue
        furniture.notices.append(
            {
                "text": text,
                "url": notice.address,
                "starts": notice.starts,
                "ends": notice.ends,
                "scope": scopes.get(notice.centre_id, ""),
            }
        )
