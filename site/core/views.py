"""Views of no app in particular: the way in, and errors."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from wagtail.models import Page

from core.reach import site_wide


def choose_language(request: HttpRequest) -> HttpResponse:
    """Send the reader of `/` to a language by the browser's wish; set no cookie."""
    known = site_wide()
    paths = [f"/{code}/" for code in known]
    live = set(
        Page.objects.filter(url_path__in=paths, live=True).values_list("url_path", flat=True)
    )
    chosen = settings.LANGUAGE_CODE
    header = request.headers.get("Accept-Language", "")[:500].lower()
    for wish, _quality in parse_accept_lang_header(header):
        try:
            code = get_supported_language_variant(wish).split("-")[0]
        except LookupError:
            continue
        if code in known and f"/{code}/" in live:
            chosen = code
            break
    response = redirect(f"/{chosen}/")
    response["Vary"] = "Accept-Language"
    response["Cache-Control"] = "private, no-cache"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 page: no query, no session, nothing that could fail again."""
    try:
        return render(request, "500.html", status=500)
    except Exception:  # noqa: BLE001  the last page must always answer
        return HttpResponse("Server error", status=500, content_type="text/plain")
