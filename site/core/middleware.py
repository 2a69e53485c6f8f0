"""Requests before they reach a view: hostile input, the language, the admin's policy."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError

logger = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponseBase]

#: Wagtail's admin uses inline scripts and styles and has no nonces (WAGTAIL.md 15).
ADMIN_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'; media-src 'self' blob:; "
    "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"
)


class BadInputMiddleware:
    """Answer 400 to what no browser sends.

    A null byte or invalid UTF-8 in the address never reaches the database. Wagtail's forms trust
    what their own scripts build: an id in letters or a stream without its count raises there.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path or "%00" in query or "\ufffd" in request.path:
            return bad_request()
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Refuse a form in which a name is missing or a posted value is no number."""
        if request.method != "POST" or not is_forged(request, exception):
            return None
        logger.warning("Refused a form at %s: %s", request.path, exception)
        return bad_request()


def is_forged(request: HttpRequest, exception: Exception) -> bool:
    """Tell whether `exception` is about what was posted: a missing name, or a value it quotes."""
    if isinstance(exception, MultiValueDictKeyError):
        return True
    message = str(exception)
    posted = (value for _name, values in request.POST.lists() for value in values)
    return isinstance(exception, ValueError) and any(
        value and repr(value) in message for value in posted
    )


def bad_request() -> HttpResponse:
    """Return the plain refusal."""
    return HttpResponse("Bad request", status=400, content_type="text/plain")


class AdminCompressionMiddleware(GZipMiddleware):
    """Compress the admin's pages, whether or not a proxy would: a form of 280 KB becomes 30.

    Only those: files and the press kit must keep their length, or no download could be resumed.
    """

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if response.streaming or not request.path_info.startswith("/admin/"):
            return response
        return super().process_response(request, response)


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
