"""Centres as the components want them: plain texts in one language."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from babel.dates import get_day_names
from babel.lists import format_list

from centres.hours import OpeningState
from core.labels import localized
from directory.models import Centre, OpeningHours
from text.casing import sentence


def status(centre: Centre, opening: OpeningState) -> dict[str, str]:
    """Return the badge of a centre: open now until when, its hours' absence, or its state."""
    if centre.status == Centre.Status.OPEN:
        if opening.is_open and opening.until:
            return {
                "text": _("Open now · until %(time)s") % {"time": f"{opening.until:%H.%M}"},
                "tone": "open",
            }
        return {"text": _("Closed now"), "tone": ""}
    words = {
        Centre.Status.PLANNED: _("Planned"),
        Centre.Status.SUSPENDED: _("Work suspended"),
        Centre.Status.CLOSED: _("Closed for good"),
        Centre.Status.UNVERIFIED: _("Present state not verified"),
    }
    tone = "alert" if centre.status in {"suspended", "closed"} else ""
    return {"text": words[Centre.Status(centre.status)], "tone": tone}


def hours(spans: Iterable[OpeningHours], today: int, language: str) -> list[dict[str, Any]]:
    """Return the seven days with their hours, today marked; none at all when nothing is known."""
    by_day: dict[int, list[str]] = {}
    for span in spans:
        by_day.setdefault(span.weekday, []).append(f"{span.opens:%H.%M}–{span.closes:%H.%M}")
    if not by_day:
        return []
    names = get_day_names("wide", "stand-alone", locale=language)
    return [
        {
            "title": sentence(names[day], language),
            "hours": ", ".join(by_day.get(day, [])) or _("closed"),
            "is_today": day == today,
        }
        for day in range(7)
    ]


def contact(centre: Centre, language: str) -> list[dict[str, str]]:
    """Return telephone, mail and languages for `components/details_list.html`."""
    items = []
    if centre.phone:
        digits = "".join(c for c in centre.phone if c.isdigit() or c == "+")
        items.append({"term": _("Telephone"), "text": centre.phone, "url": f"tel:{digits}"})
    if centre.email:
        items.append({"term": _("E-mail"), "text": centre.email, "url": f"mailto:{centre.email}"})
    if centre.languages:
        items.append({"term": _("Languages"), "text": language_names(centre.languages, language)})
    return items


def language_names(codes: Iterable[str], language: str) -> str:
    """Return the names of languages in `language`, joined as it joins lists."""
    from babel import Locale

    own = Locale.parse(language)
    names = [
        str(own.languages.get(code, settings.LANGUAGE_FACTS.get(code, (code,))[0]))
        for code in codes
    ]
    return format_list(names, locale=language)


def point(centre: Centre, language: str, url: str = "") -> dict[str, Any] | None:
    """Return the centre's point on the map, or None without coordinates."""
    if centre.latitude is None or centre.longitude is None:
        return None
    return {
        "name": localized(centre.city, language)[0],
        "note": "",
        "latitude": centre.latitude,
        "longitude": centre.longitude,
        "url": url,
    }
