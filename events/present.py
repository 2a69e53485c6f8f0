"""Events as the components want them: plain texts in one language."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from babel.dates import format_date, get_timezone, get_timezone_gmt

from core.dates import display_range
from core.labels import localized
from entries.kinds import SERIES
from entries.present import status_badge
from events.models.event import Event, Figure
from text.ordering import sort_key


def units(measure: str, value: int) -> str:
    """Return what a number counts, in the plural of the language."""
    if measure == Figure.Measure.PARTICIPANTS:
        return ngettext("diaspora representative", "diaspora representatives", value)
    if measure == Figure.Measure.COUNTRIES:
        return ngettext("country", "countries", value)
    if measure == Figure.Measure.STATES:
        return ngettext("member state represented", "member states represented", value)
    return ngettext("document adopted", "documents adopted", value)


def number(figure: Figure) -> str:
    """Return the number, "~" before it when approximate."""
    return f"~{figure.value}" if figure.is_approximate else str(figure.value)


def count(figure: Figure, language: str) -> str:
    """Return the number as its source gives it: "more than 500" is neither "500" nor "~500".

    Its own words stand for it where they name the number; else they only say what it counts.
    """
    words = localized(figure.label, language)[0]
    return words if str(figure.value) in words else number(figure)


def fact(measure: str, group: dict[str, Any], language: str) -> dict[str, Any] | None:
    """Return one fact of `components/facts_strip.html`; differing counts stand beside it."""
    shown = group["shown"] or (group["others"] and group["others"][0])
    if not shown:
        return None
    others = [f for f in group["others"] if f is not shown and f.value != shown.value]
    source = shown.source_title
    if others:
        source = _("%(source)s; elsewhere: %(others)s") % {
            "source": source,
            "others": ", ".join(f"{count(f, language)} ({f.source_title})" for f in others),
        }
    return {
        "value": number(shown),
        "unit": localized(shown.label, language)[0] or units(measure, shown.value),
        "source": source,
    }


def facts(figures: dict[str, dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """Return up to four facts in the order of the measures."""
    order = [m for m in Figure.Measure.values if m in figures]
    found = [fact(measure, figures[measure], language) for measure in order]
    return [item for item in found if item][:4]


def place(event: Event, language: str) -> str:
    """Return "city, country" as far as known."""
    city = localized(event.city, language)[0]
    country = localized(event.country.name, language)[0] if event.country else ""
    return (
        _("%(city)s, %(country)s") % {"city": city, "country": country}
        if city and country
        else (city or country)
    )


def when(event: Event, language: str) -> str:
    """Return the date in words; an unknown one is said in words too."""
    return display_range(event.starts_on, event.ends_on, language) or _("The date isn't known yet")


def badge(event: Event) -> dict[str, str]:
    """Return the words and tone of the status badge."""
    if event.status == Event.Status.HELD:
        return {"text": _("Held"), "tone": ""}
    word = status_badge(event.status)
    if word:
        return {"text": word, "tone": "alert"}
    today = timezone.localdate()
    closes = event.registration_closes
    if event.registration_url and (closes is None or closes.last_day >= today):
        return {"text": _("Registration open"), "tone": "open"}
    return {"text": _("Planned"), "tone": ""}


def change_notice(event: Event, language: str) -> dict[str, Any] | None:
    """Return the banner of a postponed, rescheduled or cancelled event."""
    word = status_badge(event.status)
    if not word:
        return None
    text, code = localized(event.status_note, language)
    if event.status == Event.Status.RESCHEDULED and event.previously_on:
        text = _("Before: %(date)s. %(note)s") % {
            "date": event.previously_on.display(language),
            "note": text,
        }
    return {"title": f"{word}.", "text": text, "lang": "" if code == language else code}


def zone_note(event: Event, language: str) -> str:
    """Say whose hours these are: the city, and the distance from UTC on the first day."""
    day = event.starts_on.first_day if event.starts_on else timezone.localdate()
    noon = datetime.datetime.combine(day, datetime.time(12), get_timezone(event.zone))
    gmt = get_timezone_gmt(noon, width="iso8601_short", locale=language)
    city = localized(event.city, language)[0]
    return _("All times are local time in %(city)s (UTC%(offset)s).") % {
        "city": city or event.zone,
        "offset": gmt,
    }


def programme(sessions: Iterable[Any], language: str) -> list[dict[str, Any]]:
    """Return the days of the programme, each with its sessions."""
    days: list[dict[str, Any]] = []
    for session in sessions:
        if not days or days[-1]["day"] != session.day:
            title = format_date(session.day, "EEEE d MMMM", locale=language)
            days.append(
                {
                    "day": session.day,
                    "id": f"day-{len(days) + 1}",
                    "url": f"#day-{len(days) + 1}",
                    "title": title,
                    "sessions": [],
                }
            )
        days[-1]["sessions"].append(
            {
                "time": f"{session.starts:%H.%M}",
                "title": localized(session.title, language)[0],
                "note": localized(session.room, language)[0],
                "languages": " · ".join(session.languages),
                "is_break": session.is_break,
                "is_cancelled": session.is_cancelled,
            }
        )
    return days


def record_years(
    events: Iterable[Event], urls: dict[int, str], language: str
) -> list[dict[str, Any]]:
    """Return every year from the first event to the last, for `components/data_strip.html`."""
    held = [e for e in events if e.starts_on and e.status == Event.Status.HELD]
    if not held:
        return []
    years: dict[int, list[Any]] = {year: [] for year in range(_year(held[0]), _year(held[-1]) + 1)}
    for event in held:
        years[_year(event)].append(
            {
                "sign": event.series.sign,
                "title": localized(event.city, language)[0] or localized(event.name, language)[0],
                "note": _within_year(event, language),
                "url": urls.get(event.pk, ""),
            }
        )
    return [{"year": year, "events": items} for year, items in years.items()]


def _year(event: Event) -> int:
    """Return the year of an event that has a date."""
    assert event.starts_on is not None
    return event.starts_on.year


def _within_year(event: Event, language: str) -> str:
    """Return the date without its year: the column says it."""
    whole = display_range(event.starts_on, event.ends_on, language)
    year = str(_year(event))
    for form in (f"{year} жылғы ", f"{year}-ж. ", f", {year}", f" {year}"):
        if form in whole:
            return whole.replace(form, "")
    return "" if whole == year else whole


def key(events: Iterable[Event]) -> list[dict[str, str]]:
    """Return the signs in use and their words."""
    seen: dict[str, str] = {}
    for event in events:
        seen.setdefault(event.series.sign, str(SERIES.get(event.series.kind, "")))
    return [{"sign": sign, "title": seen[sign]} for sign in sorted(seen)]


def map_points(
    events: Iterable[Event], urls: dict[int, str], language: str
) -> list[dict[str, Any]]:
    """Return one point a city with the years we met there; the city met in most is the chief."""
    cities: dict[tuple[float, float], dict[str, Any]] = {}
    for event in events:
        if event.latitude is None or event.longitude is None or not event.starts_on:
            continue
        if event.status != Event.Status.HELD:
            continue
        spot = cities.setdefault(
            (round(event.latitude, 1), round(event.longitude, 1)),
            {
                "name": localized(event.city, language)[0],
                "latitude": event.latitude,
                "longitude": event.longitude,
                "years": [],
                "url": "",
            },
        )
        spot["years"].append(event.starts_on.year)
    points = [
        {**spot, "note": " · ".join(str(year) for year in dict.fromkeys(spot["years"]))}
        for spot in cities.values()
    ]
    if points:
        max(points, key=lambda point: len(point["years"]))["chief"] = True
    return sorted(points, key=lambda point: sort_key(point["name"], language))
