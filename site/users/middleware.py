"""No session goes anywhere before its second step."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import get_supported_language_variant
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from users.second_factor import missing_step

Handler = Callable[[HttpRequest], HttpResponseBase]

ADMIN = "/admin/"
#: Where one signs in; these speak the browser's language, since nobody is known yet.
SIGN_IN = ("/admin/login/", "/admin/password_reset/")
#: What is open before the second step: signing in and out, and what those pages load.
OPEN = (*SIGN_IN, "/admin/logout/", "/admin/jsi18n/", "/admin/sprite/")
#: Where a first factor is set up.
ENROLMENT = "/admin/second-factor/"


class SecondFactorMiddleware:
    """Show the views nobody where the second step is missing, and lead the admin's pages to it.

    An address outside the admin (a private file, a calendar, an API) sees an anonymous request. An
    anonymous visitor costs nothing: the session is read only where a view asks for the user.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(SIGN_IN):
            with translation.override(browser_language(request)):
                return self.get_response(request)
        if settings.SECOND_FACTOR_REQUIRED and not request.path_info.startswith(OPEN):
            account: Any = request.user
            if request.path_info.startswith(ADMIN):
                step = missing_step(request, account)
                enrols = request.path_info.startswith(ENROLMENT) and step == "second_factor_choose"
                if step and not enrols:
                    return lead_to(step, request)
            else:
                shown: Any = SimpleLazyObject(lambda: admitted(request, account))
                request.user = shown
        return self.get_response(request)


def admitted(request: HttpRequest, account: Any) -> Any:
    """Return the account, or nobody while its second step is missing."""
    return AnonymousUser() if missing_step(request, account) else account


def lead_to(step: str, request: HttpRequest) -> HttpResponseBase:
    """Send a page to `step` and back; refuse what a script asked for."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest" or "/api/" in request.path_info:
        return JsonResponse({"detail": _("Sign in with your second step first.")}, status=403)
    query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return redirect(f"{reverse(step)}?{query}" if query else reverse(step))


def browser_language(request: HttpRequest) -> str:
    """Return the first of the admin's languages that the browser reads."""
    known = dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    for wanted, _weight in parse_accept_lang_header(request.headers.get("accept-language", "")):
        try:
            found = get_supported_language_variant(wanted)
        except LookupError:
            continue
        if found in known:
            return found
    return settings.LANGUAGE_CODE
