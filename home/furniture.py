"""Fills the furniture of a language: name, menu, footer, accounts, notices."""

from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from core.labels import label_in, localized
from core.navigation import Furniture, register_furniture
from core.pages import BasePage
from directory.models import Channel


@register_furniture
def home_furniture(language: str, furniture: Furniture) -> None:
    """Read the live home page of `language`: its words, and its children that are in the menu."""
    from home.models import ContactPage, HomePage

    home = HomePage.objects.filter(url_path=f"/{language}/", live=True).first()
    if home is None:
        home = HomePage.objects.filter(url_path=f"/{settings.LANGUAGE_CODE}/", live=True).first()
        if home is not None:
            furniture.site_name = home.site_name
        return
    furniture.site_name = home.site_name
    furniture.field_of_work = home.field_of_work
    furniture.authorship = home.authorship
    furniture.sections = [
        {"title": page.title, "url": page.url_path} for page in home.get_children().live().in_menu()
    ]
    furniture.footer = [
        {"heading": column.value["heading"], "links": _links(column.value["links"])}
        for column in home.footer
    ]
    furniture.rights = home.rights
    contact = home.get_children().live().type(ContactPage).first()
    if contact is not None:
        furniture.contact = {"title": contact.title, "url": contact.url_path}
    accounts = Channel.objects.filter(live=True, centre=None)
    furniture.accounts = [_account(account, language) for account in accounts]


def _account(channel: Channel, language: str) -> dict[str, str]:
    title, actual = localized(channel.name, language)
    return {"title": title, "url": channel.url, "lang": "" if actual == language else actual}


def _links(links: Any) -> list[dict[str, str]]:
    """Return the links whose page is live; a link to a withdrawn page disappears by itself."""
    rows = []
    for link in links:
        page = link["page"]
        if page is not None:
            page = page.localized  # the reader's language where the page has it
            if not page.live:
                continue
        url = BasePage.get_url(page) if page is not None else link["address"]
        rows.append({"title": link["text"], "url": url or ""})
    return rows


@register_furniture
def notices(language: str, furniture: Furniture) -> None:
    """Add the notices written in `language` that are not over, each with its addresses."""
    from centres.models import CentrePage
    from home.models import Notice

    with translation.override(language):
        rows = Notice.objects.filter(live=True).select_related("centre")
        for notice in rows:
            text = label_in(notice.text, language)
            if not text or (notice.ends and notice.ends <= timezone.now()):
                continue
            scope = ""
            if notice.centre_id:
                page = CentrePage.objects.filter(
                    centre_id=notice.centre_id,
                    locale__language_code=language,
                    live=True,
                ).first()
                if page is None:
                    continue
                scope = page.url_path
            furniture.notices.append(
                {
                    "text": text,
                    "url": notice.address,
                    "starts": notice.starts,
                    "ends": notice.ends,
                    "scope": scope,
                }
            )
