"""Reads of article pages; each function's number of queries is fixed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, Value, When
from django.http import Http404

from core.paging import page_of
from entries.models import Entry
from publishing.attribution import ACCOUNTS, keep
from strategy.queries import materials

if TYPE_CHECKING:
    from news.models import NewsIndexPage, NewsPage

ARTICLES_A_PAGE = 30
RELATED = 3
#: What stands in a list of articles: its own, and stories that a centre adopted.
LISTED = ("news", "adopted")


def index_context(page: "NewsIndexPage", query: Mapping[str, str]) -> dict[str, Any]:
    """Return one page of the index's articles, filtered by `year` and `kind` (three queries).

    Raises:
        Http404: a page number, year or kind that doesn't exist.
    """
    from news.models import NewsPage

    rows = Entry.objects.filter(kind__in=LISTED, path__startswith=page.path, depth=page.depth + 1)
    years = list(rows.order_by("-year").values_list("year", flat=True).distinct())
    chosen = {"year": query.get("year", ""), "kind": query.get("kind", "")}
    if chosen["year"]:
        if chosen["year"] not in {str(year) for year in years if year}:
            raise Http404
        rows = rows.filter(year=int(chosen["year"]))
    if chosen["kind"]:
        if chosen["kind"] not in NewsPage.Kind.values:
            raise Http404
        rows = rows.filter(subkind=chosen["kind"])
    current = page_of(
        rows.defer("text").order_by("-sort_date", "-pk"), query.get("page"), ARTICLES_A_PAGE
    )
    return {
        "articles": current,
        "years": [year for year in years if year],
        "kinds": NewsPage.Kind.choices,
        "chosen": chosen,
    }


def article_context(page: "NewsPage") -> dict[str, Any]:
    """Return sources, messages, documents and related articles (four queries)."""
    entries = _entries(page)
    keep(page, entries)
    return {
        "sources": list(page.sources.all()),
        "key_messages": [m for m in page.key_messages.all() if m.live],
        "materials": materials(material__articles=page) if page.pk else [],
        "related": [entry for entry in entries if entry.page_id != page.pk][:RELATED],
    }


def _entries(page: "NewsPage") -> list[Entry]:
    """Return the article's own entry, then those of the same event, then the newest (one query)."""
    near = (
        When(page_id=page.pk or 0, then=Value(0)),
        When(event_id=page.event_id or 0, then=Value(1)),
    )
    return list(
        Entry.objects.filter(kind="news", language=page.locale.language_code)
        .select_related(*ACCOUNTS)
        .defer("text")
        .annotate(nearness=Case(*near, default=Value(2), output_field=IntegerField()))
        .order_by("nearness", "-sort_date", "-pk")[: RELATED + 1]
    )
