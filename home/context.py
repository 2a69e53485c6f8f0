"""What the home page's template prints."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from core.labels import localized
from entries.present import row, rows
from events import present
from events.models import Event
from home import queries
from strategy import present as strategy_present

if TYPE_CHECKING:
    from home.models import HomePage

#: Years the phone shows unfolded.
RECENT_YEARS = 5


def home_context(page: "HomePage") -> dict[str, Any]:
    """Return the home page in the order of the design (nine queries)."""
    raw = queries.home_context(page)
    language = page.locale.language_code
    urls = raw["event_urls"]
    sections = raw["sections"]
    years = present.record_years(raw["events"], urls, language)
    older, recent = years[:-RECENT_YEARS], years[-RECENT_YEARS:]
    return {
        "lead": row(raw["lead"], with_text=True) if raw["lead"] else None,
        "trio": _trio(page, raw, urls, sections),
        "feature": row(raw["feature"], with_text=True) if raw["feature"] else None,
        "articles": rows(raw["articles"]),
        "focus": rows(raw["focus"], with_text=True),
        "sections": sections,
        "years": years,
        "older": older,
        "recent": recent,
        "span": f"{years[0]['year']}–{years[-1]['year']}" if years else "",
        "older_span": f"{older[0]['year']}–{older[-1]['year']}" if older else "",
        "key": present.key([e for e in raw["events"] if e.status == Event.Status.HELD]),
        "points": present.map_points(raw["events"], urls, language),
        "sentences": [child.value for child in raw["strategy"].three_sentences]
        if raw["strategy"]
        else [],
        "key_messages": [localized(m.text, language)[0] for m in raw["key_messages"]],
        "materials": strategy_present.material_rows(raw["materials"], language)[:3],
    }


def _trio(
    page: "HomePage",
    raw: dict[str, Any],
    urls: dict[int, str],
    sections: dict[str, str],
) -> list[dict[str, Any]]:
    """Return the last forum, the next one and the Strategy: dates lead."""
    language = page.locale.language_code
    items = []
    last, coming = raw["last_forum"], raw["next_forum"]
    if last:
        items.append(
            {
                "sign": "m1",
                "kind": _("Last forum"),
                "title": present.when(last, language),
                "url": urls.get(last.pk, ""),
                "text": localized(last.name, language)[0],
                "note": localized(last.city, language)[0],
            }
        )
    items.append(_next_forum(page, coming, urls, language))
    version = raw["version"]
    if version:
        items.append(
            {
                "sign": "m2",
                "kind": _("Strategy"),
                "title": version.adopted_on.display(language) if version.adopted_on else "",
                "url": sections.get("strategy", ""),
                "text": localized(version.name, language)[0],
                "note": _("the version in force"),
            }
        )
    return items


def _next_forum(
    page: "HomePage", event: Event | None, urls: dict[int, str], language: str
) -> dict[str, Any]:
    """Return the next forum with its date, or plainly that the date isn't known."""
    if event is None:
        return {
            "sign": "m5",
            "kind": _("Next forum"),
            "title": _("Every two years"),
            "url": "",
            "text": page.next_forum_text,
            "note": "",
        }
    change = present.change_notice(event, language)
    return {
        "sign": "m5",
        "kind": _("Next forum"),
        "title": present.when(event, language),
        "url": urls.get(event.pk, ""),
        "text": localized(event.name, language)[0],
        "note": change["title"] if change else localized(event.city, language)[0],
    }
