"""`/<lang>/press/`: the library of pictures, films and documents, and the kits."""

import re
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from entries.models import Entry
from media.views import PUBLIC_CACHE
from press import library
from press.archive import length, stream
from press.counting import count
from press.kit import Kit, kit_of
from press.models import DownloadCount

RANGE = re.compile(r"^bytes=(\d{1,15})-(\d{0,15})$", re.ASCII)


@require_safe
def kit(request: HttpRequest, key: UUID, every: str = "") -> HttpResponseBase:
    """Answer `/<lang>/press/kits/<key>.zip`, or `<key>-all.zip` with every language.

    The length is known and a range is answered (RFC 9110, section 14), so that a journalist's
    browser goes on after a cut line.

    Raises:
        Http404: the public can read no such text in this language.
    """
    language = "" if every else _language()
    found = kit_of(key, language)
    if found is None:
        raise Http404
    size, etag = length(found.members), _etag(found)
    response = get_conditional_response(request, etag) or _ranged(request, found, size, etag)
    response["Content-Type"] = "application/zip"
    response["Content-Disposition"] = content_disposition_header(True, f"{found.name}.zip") or ""
    response["ETag"], response["Accept-Ranges"] = etag, "bytes"
    response["Cache-Control"] = PUBLIC_CACHE
    response["X-Robots-Tag"] = "noindex"
    if request.method == "GET" and response.status_code == 200:
        count(DownloadCount.Kind.KIT, found.name, language)
    return response


def _ranged(request: HttpRequest, found: Kit, size: int, etag: str) -> HttpResponseBase:
    """Return the whole kit, or 206 with what is missing, or 416."""
    match = RANGE.match(request.headers.get("Range", ""))
    first, last, status = 0, size - 1, 200
    if match and request.headers.get("If-Range", etag) == etag:
        first, status = int(match[1]), 206
        last = min(int(match[2]), last) if match[2] else last
        if first > last:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(stream(found.members, first, last + 1), status=status)
    response["Content-Length"] = str(last - first + 1)
    if status == 206:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _etag(found: Kit) -> str:
    told = [(member.name, member.size, member.stamp) for member in found.members]
    return f'"{sha256(repr(told).encode()).hexdigest()[:32]}"'


@require_safe
def press_library(request: HttpRequest) -> HttpResponse:
    """Answer `/<lang>/press/`: public files with credit and rights, in print and web size.

    Raises:
        Http404: a language without a live home, or a page that can't exist.
    """
    language = _language()
    context = library.context(library.read(request.GET), language)
    return render(request, "pages/press.html", context)


def _language() -> str:
    language = get_language() or settings.LANGUAGE_CODE
    if not Entry.objects.filter(depth=2, language=language).exists():
        raise Http404
    return language
