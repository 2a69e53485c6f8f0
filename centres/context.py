"""What the templates of the centres' pages print."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from centres import present, queries
from centres.hours import opening_state
from core.labels import localized
from core.paging import page_of, pagination
from core.templatetags.core_tags import label
from entries.present import rows
from news.features import featured

if TYPE_CHECKING:
    from centres.models import CentreIndexPage, CentrePage

CENTRES_A_PAGE = 60


def index_context(page: "CentreIndexPage", number: str | None) -> dict[str, Any]:
    """Return one page of the centres with state and point on the map (three queries).

    Raises:
        Http404: a page that the list doesn't have.
    """
    language = page.locale.language_code
    now = timezone.now()
    centres = []
    current = page_of(queries.centre_pages(page), number, CENTRES_A_PAGE)
    for row in current:
        state = opening_state(row.centre, row.centre.hours.all(), now)
        centres.append(
            {
                "title": row.title,
                "url": row.url,
                "country": label(row.centre.country.name),
                "place": label(row.centre.city),
                "text": row.introduction,
                "status": present.status(row.centre, state),
                "is_fictional": row.centre.is_fictional,
                "point": present.point(row.centre, language, row.url),
            }
        )
    return {
        "centres": centres,
        "points": [c["point"] for c in centres if c["point"]],
        "pagination": pagination(current, page.url),
    }


def centre_context(page: "CentrePage") -> dict[str, Any]:
    """Return everything a centre's template prints (at most seven queries)."""
    raw = queries.centre_context(page)
    centre = raw["centre"]
    if centre is None:
        return raw
    language = page.locale.language_code
    point = present.point(centre, language)
    sections = {entry.kind: entry for entry in raw["sections"]}
    days = present.hours(raw["hours"], raw["opening"].weekday, language)
    contact = present.contact(centre, language)
    return {
        "centre": centre,
        # Otherwise the page's words stand beside the map.
        "can_be_visited": bool(centre.is_working or centre.address or contact or days),
        "status": present.status(centre, raw["opening"]),
        "status_note": label(centre.status_note),
        "address_lines": [line for line in centre.address.splitlines() if line.strip()],
        "directions": localized(centre.directions, language)[0],
        "services": localized(centre.services, language)[0],
        "contact": contact,
        "days": days,
        "points": [point] if point else [],
        "articles": rows(raw["articles"]),
        "features": featured(page, language),
        "meetings": rows(m for m in raw["meetings"] if not m.is_past),
        "past_meetings": rows(m for m in raw["meetings"] if m.is_past),
        "news_url": sections["news_index"].url if "news_index" in sections else "",
        "meetings_url": sections["meetings"].url if "meetings" in sections else "",
    }
