"""How the bytes of one stored file leave: whole, a range of them, unchanged, or by nginx."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotFound,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

RANGE = re.compile(r"^bytes=(\d*)-(\d*)$", re.ASCII)
CHUNK = 64 * 1024


def has_path(file: Any) -> bool:
    """Tell whether the storage keeps its files on this machine."""
    try:
        return bool(file.path)
    except NotImplementedError:
        return False


def bytes_response(
    request: HttpRequest, file: Any, content_type: str, accel: str = "", inline: bool = True
) -> HttpResponseBase:
    """Return the answer for a file on this machine.

    Args:
        request: read for `If-None-Match`, `If-Modified-Since`, `Range`, `If-Range`.
        file: the stored file.
        content_type: what it is.
        accel: prefix that nginx serves internally; empty: this process sends the bytes.
        inline: shown by the browser, or saved.
    """
    path = Path(file.path)
    try:
        stat = path.stat()
    except OSError:
        return HttpResponseNotFound(content_type="text/plain")
    modified, size = int(stat.st_mtime), stat.st_size
    etag = f'"{modified:x}-{size:x}"'  # nginx's own form, so that both give the same
    response: HttpResponseBase | None = get_conditional_response(request, etag, modified)
    if response is None:
        if accel:
            response = HttpResponse()
            response["X-Accel-Redirect"] = accel.rstrip("/") + "/" + quote(file.name)
        else:
            response = _ranged(request, path, size, etag)
        response["Content-Type"] = content_type
    disposition = content_disposition_header(not inline, PurePath(file.name).name)
    response["Content-Disposition"] = disposition or "inline"
    response["ETag"], response["Last-Modified"] = etag, http_date(modified)
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = policy(content_type)
    return response


def policy(content_type: str) -> str:
    """Return what a file may do when it is opened by itself: nothing."""
    if content_type == "application/pdf":
        return "default-src 'none'"  # browsers' own viewers don't start inside a sandbox
    if content_type.startswith("video/"):
        return "default-src 'none'; media-src 'self'; sandbox"
    return "default-src 'none'; sandbox"


def _ranged(request: HttpRequest, path: Path, size: int, etag: str) -> HttpResponseBase:
    """Return the whole file, or 206 with the one range that was asked for, or 416."""
    match = RANGE.match(request.headers.get("Range", ""))
    if not match or not any(match.groups()) or request.headers.get("If-Range", etag) != etag:
        return FileResponse(path.open("rb"))
    first, last = (int(part) if part else None for part in match.groups())
    if first is None:
        first, last = max(size - (last or 0), 0), size - 1
    last = size - 1 if last is None else min(last, size - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(_slice(path, first, last - first + 1), status=206)
    response["Content-Length"] = str(last - first + 1)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _slice(path: Path, start: int, length: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while length > 0 and (chunk := file.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
