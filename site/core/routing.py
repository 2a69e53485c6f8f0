"""Find the page of an address with one query instead of a walk down the tree.

Each language's home page has the language's code as slug, so a page's `url_path` *is* its address
(`/kk/…/`). Wagtail's own routing would cost six queries and two more a level.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from wagtail.models import Page
from wagtail.url_routing import RouteResult


def live_page_at(path: str, language: str) -> Page | None:
    """Return the live page of the address, specific, or None.

    A language whose home page isn't live has no pages for the public.
    """
    home = f"/{language}/"
    found = {
        page.url_path: page
        for page in Page.objects.filter(
            url_path__in={home, path}, live=True
        ).select_related("locale", "content_type")
    }
    page = found.get(path)
    if page is None or home not in found or page.locale.language_code != language:
        return None
    return page.specific


class RouteMiddleware:
    """Tell Wagtail's `serve` which page is meant."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = request.path_info.lstrip("/").partition("/")[0]
        if language in dict(
            settings.WAGTAIL_CONTENT_LANGUAGES
        ) and request.path_info.endswith("/"):
            page = live_page_at(request.path_info, language)
            result = RouteResult(page) if page is not None else None
            request._wagtail_route_for_request = result  # type: ignore[attr-defined]
        return self.get_response(request)
