"""The words of a press kit as plain text, in the language of their page."""

import html
import re
from typing import Any

from django.utils.translation import gettext as _

from blocks.streaming import as_text
from core.navigation import furniture
from core.pages import BasePage
from core.plain import plain
from core.structured import address_of
from publishing.attribution import attribution
from publishing.disclosure.models import Output
from publishing.disclosure.texts import disclosure_of, shown_in

_ITEM = re.compile(r"<li[^>]*>", re.IGNORECASE)
_END = re.compile(r"</(p|li|h\d|td|tr|div)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


def release_text(page: BasePage) -> str:
    """Return title, dateline, disclosure, opening and running text, a paragraph a block."""
    date = page.entry_date()
    dateline = ", ".join(filter(None, [getattr(page, "place", ""), date.display() if date else ""]))
    opening = getattr(page, "summary", "") or getattr(page, "introduction", "")
    said = shown_in(Output.KIT, disclosure_of(page))
    parts = [page.title, dateline, said.text if said else "", opening, *_streams(page)]
    return _joined([*parts, address_of(page.url_path)])


def quotations(page: BasePage) -> str:
    """Return each quotation of the text with who says so, in the office of that time."""
    found = []
    for name in page.get_streamfield_names():
        for block in getattr(page, name):
            if block.block_type == "quote":
                found.append(f"“{block.value['text'].strip()}”\n— {block.value['source'].strip()}")
    return _joined(found)


def contacts(page: BasePage) -> str:
    """Return who publishes the text, whom to ask, and on what terms it may be used."""
    site = furniture(page.locale.language_code)
    found = attribution(page)
    bodies = [party.name for party in [found.publisher, *found.together_with] if party]
    contact = getattr(page, "press_contact", "")
    lines = [
        _("Published by: %(bodies)s") % {"bodies": ", ".join(bodies)} if bodies else "",
        _("Contact: %(contact)s") % {"contact": found.contact.reach} if found.contact else "",
        _paragraphs(contact) if contact else "",
        site.authorship,
        site.rights,
        address_of(page.url_path),
    ]
    return _joined(lines)


def _streams(page: BasePage) -> list[str]:
    found = []
    for name in page.get_streamfield_names():
        for block in getattr(page, name):
            found.append(_block(block, page))
    return found


def _block(block: Any, page: BasePage) -> str:
    value = block.value
    if hasattr(value, "source"):
        return _paragraphs(value.source)
    if block.block_type == "quote":
        return f"“{value['text'].strip()}”\n— {value['source'].strip()}"
    if block.block_type == "live_stream":
        return as_text(value, page.time_zone, page.locale.language_code)
    if block.block_type == "clause":
        heading = f"{value['number']} {value['heading']}".strip()
        return _joined([heading, _paragraphs(getattr(value["text"], "source", value["text"]))])
    return "\n".join(plain(part) for part in block.block.get_searchable_content(value) if part)


def _paragraphs(markup: Any) -> str:
    """Return rich text as plain text that keeps its paragraphs and lists."""
    source = str(getattr(markup, "source", markup) or "")
    text = _TAG.sub("", _END.sub("\n", _ITEM.sub("• ", source)))
    lines = [" ".join(line.split()) for line in html.unescape(text).splitlines()]
    return "\n".join(line for line in lines if line)


def _joined(parts: list[str]) -> str:
    words = [str(part).strip() for part in parts if part and str(part).strip()]
    return "\n\n".join(words) + "\n" if words else ""
