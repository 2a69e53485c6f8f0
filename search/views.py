"""The search page, a plain form without scripts, and its API."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.navigation import language_menu
from entries.models import Entry
from entries.search.query import Filters, search
from publishing.attribution import attributions_of
from search import present
from search.asking import Asked, NotAsked, read


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Answer `/<lang>/search/`.

    Raises:
        Http404: a language without a live home, or a page of results that can't exist.
    """
    language = get_language() or settings.LANGUAGE_CODE
    # The home page, or the section of the centres where only they have pages (core.reach).
    top = Entry.objects.filter(depth__lte=3)
    homes = set(top.values_list("language", flat=True))
    if language not in homes:
        raise Http404
    try:
        asked, status = read(request.GET), 200
    except NotAsked as error:
        if str(error).startswith("page"):
            raise Http404 from error
        asked, status = Asked("", Filters(), 1), 400
    result = search(asked.query, language, asked.filters, asked.page)
    if asked.page > 1 and not result.hits:
        raise Http404
    url = f"/{language}/search/"
    context = {
        "url": url,
        "query": asked.query,
        "was_asked": bool(asked.query or asked.filters),
        "is_filtered": bool(asked.filters),
        "is_refused": status == 400,
        "total": result.total,
        "language_name": settings.LANGUAGE_FACTS[language][0],
        "results": [present.page_result(hit, result) for hit in result.hits],
        "facets": present.facet_groups(result, asked),
        "pagination": present.pagination(result, asked, url),
        "elsewhere": _elsewhere(result.languages, homes, asked),
        "languages": _languages(language, homes, asked),
        "is_degraded": result.degraded,
    }
    if corrected := present.correction(result, asked, language):
        mended = Asked(corrected, asked.filters, 1)
        context |= {"correction": corrected, "correction_url": mended.address(url)}
    return render(request, "pages/search.html", context, status=status)


@require_safe
def search_api(request: HttpRequest) -> JsonResponse:
    """Answer `/api/search/?q=&lang=&type=&centre=&year=&page=`; 400 for what makes no sense."""
    language = request.GET.get("lang") or settings.LANGUAGE_CODE
    if language not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        return JsonResponse({"error": "lang is no language of this site"}, status=400)
    try:
        asked = read(request.GET)
    except NotAsked as error:
        return JsonResponse({"error": str(error)}, status=400)
    result = search(asked.query, language, asked.filters, asked.page)
    found = attributions_of([hit.entry for hit in result.hits])
    return JsonResponse(
        {
            "total": result.total,
            "results": [
                present.api_result(hit, result, who)
                for hit, who in zip(result.hits, found, strict=True)
            ],
            "facets": result.facets | {"lang": result.languages},
        },
        json_dumps_params={"ensure_ascii": False},
    )


def _elsewhere(counts: dict[str, int], homes: set[str], asked: Asked) -> list[dict[str, str]]:
    """Return chips to the same words in other languages, the fullest first.

    Without numbers: how many pages a search finds there is known when it is made.
    """
    plain = Asked(asked.query, Filters(), 1)
    return [
        {
            "title": settings.LANGUAGE_FACTS[code][0],
            "url": plain.address(f"/{code}/search/"),
            "lang": code,
        }
        for code, _number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if code in homes
    ]


def _languages(language: str, homes: set[str], asked: Asked) -> dict[str, Any]:
    """Return the language menu, each language leading to the same search."""
    menu = language_menu(language, None)
    plain = Asked(asked.query, Filters(), 1)
    for row in menu["all"]:
        if row["code"] in homes:
            row["url"] = plain.address(f"/{row['code']}/search/")
    menu["available"] = [row for row in menu["all"] if row["code"] in homes]
    menu["missing"] = [row for row in menu["all"] if row["code"] not in homes]
    return menu
