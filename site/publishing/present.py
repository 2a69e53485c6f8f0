"""What templates print about a text that was corrected or changed."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail.models import Page

from core.dates import PartialDate
from core.labels import label_in
from core.structured import address_of
from core.templatetags.core_tags import label
from publishing.attribution import Attribution, Party, live_corrections
from publishing.disclosure.models import Output
from publishing.disclosure.texts import Disclosure, shown_in
from publishing.models import Correction, Publication

if TYPE_CHECKING:
    from publishing.models import Statement


def record_of(page: "Statement") -> dict[str, Any]:
    """Return the corrections and the update history of a page (two queries).

    Keys: `corrections`, `corrected`, `updated`, `history` (newest first, then the publication).
    """
    corrections = page.corrections
    changes = [_change(row) for row in page.told]
    first = page.first_published_at
    if changes and first:
        changes.append({**_day(first), "text": _("First published here.")})
    return {
        "corrections": corrections,
        "corrected": _("Corrected: %(date)s") % {"date": corrections[0]["date"]}
        if corrections
        else "",
        "updated": _("Updated: %(date)s") % {"date": changes[0]["date"]} if changes else "",
        "history": changes,
    }


def _change(row: Publication) -> dict[str, Any]:
    is_restored = row.kind == Publication.Kind.RESTORED
    text = _("The earlier text was restored.") if is_restored else label(row.note)
    return {**_day(row.published_at), "text": text}


def _day(at: Any) -> dict[str, str]:
    local = timezone.localtime(at)
    return {
        "date": PartialDate.from_date(local.date()).display(),
        "datetime": local.isoformat(timespec="seconds"),
    }


def attribution_items(found: Attribution) -> list[dict[str, Any]]:
    """Return the rows of `components/attribution.html`, in the language that is active."""
    parties = [
        (_("Published by"), found.publisher),
        *((_("Together with"), party) for party in found.together_with),
        (_("Taken from"), found.origin),
        (_("Regional centre"), found.centre),
        (_("Written by"), found.author_team),
        (_("Approved by"), found.approver),
        (_("Contact"), found.contact),
    ]
    days = [PartialDate(day).display(found.language) for day in found.corrected_on]
    state = {"text": " · ".join(days), "url": "#correction"} if days else {"text": _("none so far")}
    items = [_item(term, party, found.language) for term, party in parties if party]
    items.append({"term": _("Corrections"), **state})
    if found.rights:
        items.append({"term": _("Terms of use"), "text": found.rights})
    return items


def _item(term: str, party: Party, language: str) -> dict[str, Any]:
    lang = "" if party.language == language else party.language
    text = party.name
    if text.casefold() == term.casefold():  # the contact page's title, as a rule
        text = _("Write to us")
    return {"term": term, "text": text, "url": party.url, "lang": lang}


def attribution_line(found: Attribution) -> str:
    """Return it as one line, for a feed."""
    items = [item for item in attribution_items(found) if item["text"] != found.rights]
    for item in items:
        if found.contact and item["term"] == _("Contact"):
            item["text"] = found.contact.reach
    return " · ".join(f"{item['term']}: {item['text']}" for item in items)


def attribution_data(found: Attribution) -> dict[str, Any]:
    """Return it as the API gives it; what isn't known is null."""

    def plain(party: Party | None) -> dict[str, str] | None:
        if party is None:
            return None
        url = address_of(party.url) if party.url.startswith("/") else party.url
        return {"name": party.name, "lang": party.language, "url": url}

    return {
        "id": found.id,
        "publisher": plain(found.publisher),
        "together_with": [plain(party) for party in found.together_with],
        "centre": plain(found.centre),
        "origin": plain(found.origin),
        "written_by": plain(found.author_team),
        "approved_by": plain(found.approver),
        "contact": plain(found.contact),
        "corrected_on": list(found.corrected_on),
        "rights": found.rights,
        "disclosure": _said(shown_in(Output.API, found.disclosure)),
    }


def _said(found: Disclosure | None) -> dict[str, str] | None:
    return {"text": found.text, "lang": found.language} if found else None


def corrections_of(page: Page) -> list[dict[str, Any]]:
    """Return the live corrections of a text, in every language of it, the newest first (one query).

    Keys as `components/correction.html` takes them: `title`, `text`, `note`, `id`; and `date` in
    words, `day`. The first is what `corrected` of the meta line leads to.
    """
    found = live_corrections(page)
    return [correction(row, position) for position, row in enumerate(found)]


def correction(row: Correction, position: int = 0) -> dict[str, Any]:
    """Return one correction; where the reader's language lacks its words, it says so."""
    date = PartialDate.from_date(row.made_on).display()
    is_there = bool(label_in(row.text, get_language() or "en"))
    return {
        "title": _("Correction, %(date)s.") % {"date": date},
        "text": format_html("{} {}", label(row.what_was), label(row.text)),
        "note": "" if is_there else _("This correction isn't translated yet."),
        "id": "correction" if position == 0 else f"correction-{row.pk}",
        "date": date,
        "day": str(row.made_on),
    }
