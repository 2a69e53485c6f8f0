"""Requests before they reach a view: hostile input, the language, the admin's policy."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponseBase]

#: Wagtail's admin uses inline scripts and styles and has no nonces (WAGTAIL.md 15).
ADMIN_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'; media-src 'self' blob:; "
    "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"
)


class BadInputMiddleware:
    """Answer 400 to a null byte or invalid UTF-8 in the address, before any database sees it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path or "%00" in query or "\ufffd" in request.path:
            return HttpResponse("Bad request", status=400, content_type="text/plain")
        return self.get_response(request)


class LanguageMiddleware:
    """The language is in the address and nowhere else: no cookie, no header."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        first = request.path_info.lstrip("/").partition("/")[0]
        known = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
        language = first if first in known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if request.path_info.startswith("/admin/"):
            response.headers.setdefault("Content-Security-Policy", ADMIN_POLICY)
        elif first in known:
            response.headers.setdefault("Content-Language", language)
        return response
