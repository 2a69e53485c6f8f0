"""Results as the components and the API want them."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.core_tags import label
from directory.models import Centre
from entries.kinds import PAGES, word
from entries.present import status_badge
from entries.search.excerpts import excerpt, marked, surface
from entries.search.query import HEADQUARTERS, PAGE_SIZE, Hit, Result
from publishing.attribution import Attribution
from publishing.present import attribution_data
from search.asking import Asked
from text.analysis import spans

MOST_OPTIONS = 12


def api_result(hit: Hit, result: Result, found: Attribution) -> dict[str, Any]:
    """Return one result as `/api/search/` promises it, with who answers for the text."""
    entry = hit.entry
    return {
        "id": entry.page_id,
        "source_id": entry.source_id,
        "lang": entry.language,
        "type": entry.kind,
        "title": entry.title,
        "url": settings.BASE_URL + entry.url,
        "date": str(entry.date) if entry.date else None,
        "excerpt": excerpt(entry, result.found_words),
        "score": hit.score,
        "attribution": attribution_data(found),
    }


def page_result(hit: Hit, result: Result) -> dict[str, Any]:
    """Return the parameters of `components/result.html`, found words in `<mark>`."""
    entry = hit.entry
    # A postponed or cancelled event says so before its date as lists do.
    facts = [str(word(entry.kind, entry.subkind, entry.series)), status_badge(entry.status)]
    if entry.date:
        facts.append(entry.date.short(entry.language))
    if entry.centre:
        facts.append(label(entry.centre.name))
    shown = excerpt(entry, result.found_words)
    return {
        "meta": format_html_join(" · ", "{}", ((fact,) for fact in facts if fact)),
        "title": _with_marks(entry.title, result.found_words, entry.language),
        "excerpt": _with_marks(shown, result.found_words, entry.language),
        "url": entry.url,
    }


def _with_marks(text: str, found: set[str], language: str) -> SafeString:
    runs = marked(text, found, language)
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", run) if hit else run,) for run, hit in runs)
    )


def facet_groups(result: Result, asked: Asked) -> list[dict[str, Any]]:
    """Return the groups of `components/facets.html` (one query, for the names of centres)."""
    centres = Centre.objects.filter(live=True).in_bulk(
        [pk for pk in result.facets.get("centre", {}) if pk != HEADQUARTERS]
    )
    names = {pk: label(centre.name) for pk, centre in centres.items()}
    names[HEADQUARTERS] = _("Headquarters")
    groups: list[tuple[str, str, tuple[Any, ...], Callable[[Any], str]]] = [
        (_("Type"), "type", asked.filters.kinds, lambda kind: str(PAGES.get(kind, kind))),
        (_("Year"), "year", asked.filters.years, str),
        (_("Publisher"), "centre", asked.filters.centres, lambda pk: names.get(pk, str(pk))),
    ]
    shown = []
    for title, name, chosen, title_of in groups:
        counts = result.facets.get(name, {})
        counts |= {value: 0 for value in chosen if value not in counts}
        values = sorted(counts, reverse=True) if name == "year" else list(counts)
        options = [
            {
                "value": value,
                "title": title_of(value),
                "count": counts[value],
                "checked": value in chosen,
            }
            for value in values[:MOST_OPTIONS]
        ]
        if len(options) > 1 or chosen:
            shown.append({"title": title, "name": name, "options": options})
    return shown


def correction(result: Result, asked: Asked, language: str) -> str:
    """Return the query with slips of the hand mended as the found pages write it, or ""."""
    written = {
        typed: surface((hit.entry for hit in result.hits), guess)
        for typed, guess in result.corrections.items()
    }
    if not any(written.values()):
        return ""
    parts, position = [], 0
    for start, end, token in spans(asked.query, language):
        parts += [asked.query[position:start], written.get(token.word) or asked.query[start:end]]
        position = end
    return "".join([*parts, asked.query[position:]])


def pagination(result: Result, asked: Asked, url: str) -> dict[str, str]:
    """Return the parameters of `components/pagination.html`."""
    first, last = (asked.page - 1) * PAGE_SIZE + 1, asked.page * PAGE_SIZE
    left = min(PAGE_SIZE, result.total - last)
    return {
        "previous_url": asked.address(url, page=asked.page - 1) if asked.page > 1 else "",
        "previous": _("Previous"),
        "next_url": asked.address(url, page=asked.page + 1) if left > 0 else "",
        "next": ngettext("Next result", "Next %(number)s results", max(left, 1)) % {"number": left},
        "position": f"{first}–{min(last, result.total)} / {result.total}" if result.hits else "",
    }
