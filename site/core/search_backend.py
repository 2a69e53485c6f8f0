"""The admin's own search: Wagtail's database backend, safe from input that it answers with a 500.

On SQLite a lone quotation mark, a null byte and a blank query are errors there, and ordering by
relevance runs the match again for each hit: the time grows with the square of the hits.
"""

import re
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from wagtail.search.backends import database

from modelsearch.backends.base import EmptySearchResults
from modelsearch.query import PlainText, SearchQuery

_NO_WORD = re.compile(r"[^\w\s'’@.-]")


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return the database's backend with its queries cleaned."""
    backend = database.SearchBackend(params)

    class Cleaned(type(backend)):  # type: ignore[misc]
        def _search(self, compiler: Any, query: Any, found_in: Any, **options: Any) -> Any:
            cleaned = _clean(query)
            if cleaned is None:
                return EmptySearchResults()
            if connection.vendor == "sqlite":
                options["order_by_relevance"] = False
                found_in = _without_key_order(found_in)
            return super()._search(compiler, cleaned, found_in, **options)

    backend.__class__ = Cleaned
    return backend


def _without_key_order(found_in: Any) -> Any:
    """Drop the order that Wagtail's choosers give to kinds without one: it can't be searched by."""
    by_key = isinstance(found_in, QuerySet) and found_in.query.order_by == ("pk",)
    return found_in.order_by() if by_key else found_in


def _clean(query: Any) -> Any:
    """Return the query without what is no word, or None when nothing is left."""
    if isinstance(query, str):
        text = " ".join(_NO_WORD.sub(" ", query).split())
        return text if any(char.isalnum() for char in text) else None
    if isinstance(query, SearchQuery) and hasattr(query, "query_string"):
        text = _clean(query.query_string)
        if text is None:
            return None
        kind: Any = PlainText if isinstance(query, PlainText) else type(query)
        return kind(text)
    if hasattr(query, "subqueries"):
        parts = [part for part in map(_clean, query.subqueries) if part is not None]
        return type(query)(parts) if len(parts) > 1 else (parts[0] if parts else None)
    return query
