"""What the templates of articles and their lists print."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from core.dates import PartialDate
from core.labels import localized
from core.paging import pagination
from core.templatetags.core_tags import label
from directory.models import Topic
from entries.kinds import ARTICLES, word
from entries.present import by_year, rows
from news import queries
from news.claims import claim_of
from news.features import featured
from publishing.present import attribution_items
from strategy import present as strategy_present

if TYPE_CHECKING:
    from news.models import NewsIndexPage, NewsPage


def index_context(page: "NewsIndexPage", query: Mapping[str, str]) -> dict[str, Any]:
    """Return the list by year, and filters as links (seven queries).

    Raises:
        Http404: a page number, year or kind that doesn't exist.
    """
    raw = queries.index_context(page, query)
    chosen = {name: value for name, value in raw["chosen"].items() if value}
    current = raw["articles"]
    return {
        "years": by_year(rows(current)),
        "filters": [
            {
                "label": _("Year"),
                "links": _links(page.url, chosen, "year", [(y, str(y)) for y in raw["years"]]),
            },
            {
                "label": _("Kind"),
                "links": _links(page.url, chosen, "kind", list(ARTICLES.items())),
            },
        ],
        "is_filtered": bool(chosen),
        "pagination": pagination(current, page.url, chosen),
        "feeds": _feeds(page),
        "features": featured(page, page.locale.language_code)
        if current.number == 1 and not chosen
        else [],
    }


def _feeds(page: "NewsIndexPage") -> list[dict[str, str]]:
    """Return what can be followed: all, each kind, each topic (one query)."""
    kinds = [(kind.replace("_", "-"), str(text)) for kind, text in ARTICLES.items()]
    topics = [(f"topics/{t.slug}", label(t.name)) for t in Topic.objects.filter(live=True)]
    return [{"title": page.title, "url": page.url}] + [
        {"title": title, "url": f"{page.url}{part}/"} for part, title in [*kinds, *topics]
    ]


def _links(url: str, chosen: dict[str, str], name: str, options: list[Any]) -> list[dict[str, Any]]:
    """Return filter links: "all" first, each keeping the other filter."""
    others = {key: value for key, value in chosen.items() if key != name}
    everything = {
        "title": _("All"),
        "url": f"{url}?{urlencode(others)}" if others else url,
        "is_current": name not in chosen,
    }
    return [everything] + [
        {
            "title": str(text),
            "url": f"{url}?{urlencode({**others, name: value})}",
            "is_current": chosen.get(name) == str(value),
        }
        for value, text in options
    ]


def article_context(page: "NewsPage") -> dict[str, Any]:
    """Return everything an article's template prints (at most eight queries)."""
    raw = queries.article_context(page)
    language = page.locale.language_code
    series = page.event.series if page.event and page.event.live else None
    date = page.entry_date()
    return {
        "kind": str(word("news", page.kind, series.kind if series else "")),
        "sign": series.sign if series else "m1",
        "date": date.display(language) if date else "",
        "datetime": str(date or ""),
        "publisher": page.attribution.publisher.name if page.attribution.publisher else "",
        "former_names": _former_names(page),
        "attribution": attribution_items(page.attribution) + _sources(raw["sources"]),
        "key_messages": [localized(m.text, language)[0] for m in raw["key_messages"]],
        "materials": strategy_present.material_rows(raw["materials"], language),
        "related": rows(raw["related"]),
        "claim": claim_of(page),
        "glance": _glance(page, language),
        "cover_kind": "statement" if page.kind == "statement" else "news",
    }


def _former_names(page: "NewsPage") -> list[dict[str, str]]:
    """Return what a reader must know of names that are no more: then, since when, now (N8)."""
    return [
        {
            "then": label({row.then.language: row.then.name}),
            "since": PartialDate(row.since).display(page.locale.language_code),
            "now": label({row.now.language: row.now.name}),
        }
        for row in page.attribution.former_names
    ]


def _glance(page: "NewsPage", language: str) -> list[dict[str, str]]:
    """Return "at a glance": where, when, who spoke."""
    when = page.event_date.display(language) if page.event_date else ""
    items = [(_("Where"), page.place), (_("When it happened"), when)]
    if page.speaker_id:
        items.append((_("Speaker"), str(page.speaker)))
    if page.delivery:
        items.append((_("Text"), str(page.get_delivery_display())))
    if page.reference:
        items.append((_("Reference"), page.reference))
    return [{"term": term, "text": text} for term, text in items if text]


def _sources(sources: list[Any]) -> list[dict[str, str]]:
    """Return what the facts rest on, as rows of the attribution."""
    return [{"term": _("Source"), "text": each.title, "url": each.url} for each in sources]
