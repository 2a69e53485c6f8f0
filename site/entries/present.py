"""Entries as the components want them: plain texts in the language of the page."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from core.templatetags.core_tags import label
from entries.kinds import word
from entries.models import Entry

#: Statuses that a list must say.
STATUS_WORDS = {
    "postponed": lambda: _("Postponed"),
    "rescheduled": lambda: _("Rescheduled"),
    "cancelled": lambda: _("Cancelled"),
}


def status_badge(status: str) -> str:
    """Return the word of a status that lists must show, else ""."""
    found = STATUS_WORDS.get(status)
    return found() if found else ""


def row(entry: Entry, *, with_text: bool = False) -> dict[str, Any]:
    """Return the parameters of `components/row.html` and `feature.html`."""
    date = entry.date
    origin, centre = entry.attribution.get("origin"), entry.attribution.get("centre")
    return {
        "title": entry.title,
        # A story that is not there in the language of the list is named in its own.
        "lang": origin[1] if origin and origin[1] != entry.language else "",
        "url": entry.url,
        "date": date.short(entry.language) if date else "",
        "datetime": str(date or ""),
        "sign": entry.sign or "m1",
        "kind": str(word(entry.kind, entry.subkind, entry.series)),
        "place": entry.place,
        # A card names the centre whose story it is.
        "facts": [label({centre[1]: centre[0]})] if centre else [],
        "text": entry.teaser if with_text else "",
        "badge": status_badge(entry.status),
        "badge_tone": "alert",
        "cancelled": entry.status == "cancelled",
        "year": entry.year,
        "page_id": entry.page_id,
    }


def rows(entries: Iterable[Entry], *, with_text: bool = False) -> list[dict[str, Any]]:
    """Return the parameters of several rows."""
    return [row(entry, with_text=with_text) for entry in entries]


def by_year(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Group rows that are sorted by date under their year."""
    groups: list[dict[str, Any]] = []
    for item in items:
        if not groups or groups[-1]["year"] != item["year"]:
            groups.append({"year": item["year"], "rows": []})
        groups[-1]["rows"].append(item)
    return groups
