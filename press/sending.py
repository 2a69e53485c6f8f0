"""How a kit leaves: its length known before, and from the middle when a line was cut."""

import re
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from press.archive import length, stream
from press.kit import Kit

RANGE = re.compile(r"^bytes=(\d{1,15})-(\d{0,15})$", re.ASCII)


def kit_response(request: HttpRequest, found: Kit) -> HttpResponseBase:
    """Return the answer with the kit, a part of it (RFC 9110, section 14), 304 or 416."""
    size, etag = length(found.members), _etag(found)
    response = get_conditional_response(request, etag) or _ranged(request, found, size, etag)
    response["Content-Type"] = "application/zip"
    response["Content-Disposition"] = content_disposition_header(True, f"{found.name}.zip") or ""
    response["ETag"], response["Accept-Ranges"] = etag, "bytes"
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
