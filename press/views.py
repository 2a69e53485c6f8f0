"""`/<lang>/press/`: the library of pictures, films and documents, and the kits."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from entries.models import Entry
from media.views import PUBLIC_CACHE
from press import library
from press.counting import count
from press.kit import kit_of
from press.models import DownloadCount
from press.sending import kit_response


@require_safe
def kit(request: HttpRequest, key: UUID, every: str = "") -> HttpResponseBase:
    """Answer `/<lang>/press/kits/<key>.zip`, or `<key>-all.zip` with every language.

    The length is known and a range is answered (RFC 9110, section 14), so that a journalist's
    browser goes on after a cut line.

    Raises:
        Http404: the public can read no such text in this language.
    """
    language = "" if every else get_language() or settings.LANGUAGE_CODE
    found = kit_of(key, language)
    if found is None:
        raise Http404
    response = kit_response(request, found)
    response["Cache-Control"] = PUBLIC_CACHE
    response["X-Robots-Tag"] = "noindex"
    if request.method == "GET" and response.status_code == 200:
        count(DownloadCount.Kind.KIT, found.name, language)
    return response


@require_safe
def press_library(request: HttpRequest) -> HttpResponse:
    """Answer `/<lang>/press/`: public files with credit and rights, in print and web size.

    Raises:
        Http404: a language without a live home, or one that only centres have, or a page that
            can't exist.
    """
    language = get_language() or settings.LANGUAGE_CODE
    if not Entry.objects.filter(depth=2, language=language).exists():
        raise Http404
    context = library.context(library.read(request.GET), language)
    return render(request, "pages/press.html", context)
