"""`/sitemap.xml`: an index, and one part a language with mutual hreflang (L3)."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from entries.kinds import repeating
from entries.models import Entry

LIMIT = 50_000  # sitemaps.org protocol: URLs in one file


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List the sitemap of each language that has entries."""
    known = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    languages = [
        code
        for code in Entry.objects.order_by("language").values_list("language", flat=True).distinct()
        if code in known
    ]
    text = render_to_string(
        "sitemap_index.xml", {"languages": languages, "base_url": settings.BASE_URL}
    )
    return HttpResponse(text, content_type="application/xml")


def sitemap(request: HttpRequest, language: str) -> HttpResponse:
    """List the public pages of one language, each with its addresses in the others (two queries).

    Raises:
        Http404: not a content language.
    """
    if language not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        raise Http404
    rows: list[dict[str, Any]] = list(
        Entry.objects.filter(language=language)
        .exclude(kind__in=repeating())
        .order_by("url")
        .values("url", "translation_key", "updated")[:LIMIT]  # type: ignore[arg-type]
    )
    others: dict[Any, list[Any]] = {}
    for entry in Entry.objects.order_by("language").values("language", "url", "translation_key"):
        others.setdefault(entry["translation_key"], []).append(entry)
    for row in rows:
        row["alternates"] = others.get(row["translation_key"], [])
    text = render_to_string("sitemap.xml", {"rows": rows, "base_url": settings.BASE_URL})
    return HttpResponse(text, content_type="application/xml")
