"""Answers about languages: a page that isn't there, in the language it was asked in."""

from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.models import Page

from entries.models import Entry
from publishing.withdrawals import answer_for

#: No address of ours is longer; a longer one isn't looked up.
LONGEST = 1000


def language_of(path: str) -> str:
    """Return the language an address is asked in; the source language when it names none."""
    first = path.lstrip("/").partition("/")[0]
    known = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    return first if first in known else settings.LANGUAGE_CODE


def elsewhere(path: str, language: str) -> list[Entry]:
    """Return the public pages that this address could mean (one query).

    Either a page of this language stands at the address as a draft (its title is never shown), or
    the rest of the address is that of a page in another language. The page may be there in the
    language asked for too, under its own address: it comes first. An entry exists only for what
    anyone may read (entries.build).
    """
    if len(path) > LONGEST:
        return []
    known = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    rest = path.lstrip("/").partition("/")[2]
    addresses = [f"/{code}/{rest}" for code in known if rest and code != language]
    here = Page.objects.filter(url_path=path, depth__gte=2).order_by()
    same = Entry.objects.filter(url__in=addresses).order_by()
    keys = here.values("translation_key").union(same.values("translation_key"))
    is_here = Exists(here.filter(translation_key=OuterRef("translation_key")))
    rows = Entry.objects.filter(translation_key__in=keys, language__in=known)
    found = list(rows.annotate(is_here=is_here).order_by("-is_here", "pk"))
    one = [entry for entry in found if entry.translation_key == found[0].translation_key]
    return sorted(one, key=lambda entry: (entry.language != language, known[entry.language]))


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 (or 410, 301 after a withdrawal) in the language of the address, with ways on."""
    path = request.path_info
    language = language_of(path)
    with translation.override(language):
        request.LANGUAGE_CODE = language
        answer = answer_for(path, language, request)
        if answer is not None:
            return answer
        response = render(request, "404.html", _context(path, language), status=404)
    response.headers["Content-Language"] = language
    return response


def _context(path: str, language: str) -> dict[str, Any]:
    """Return what `404.html` prints beside the site's own context."""
    found = elsewhere(path, language)
    if not found:
        return {}
    here = found[0].language == language
    return {
        "missing": {
            "title": _("This page has another address")
            if here
            else _("This page doesn't exist in %(language)s yet")
            % {"language": settings.LANGUAGE_FACTS[language][0]},
            "is_here": here,
            "languages": [
                {
                    "code": entry.language,
                    "name": settings.LANGUAGE_FACTS[entry.language][0],
                    "direction": settings.LANGUAGE_FACTS[entry.language][1],
                    "title": entry.title,
                    "url": entry.url,
                }
                for entry in found
            ],
        }
    }
