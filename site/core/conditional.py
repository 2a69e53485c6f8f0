"""Answers that programs ask for again and again: 304 while nothing changed (RFC 9110)."""

import hashlib
import time

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

KEEP_SECONDS = 60 * 60 * 24 * 30


def answer_if_changed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return `response` with its validators, or 304 when the reader has it already.

    Both come from the bytes that anyone may read, so they tell nothing about drafts. The time is
    when this address first answered these bytes: the dates of its rows wouldn't move when one of
    them is withdrawn, and a reader asking by date would keep the withdrawn text.
    """
    etag = hashlib.sha256(response.content).hexdigest()[:32]
    key = f"answered:{hashlib.sha256(request.path.encode()).hexdigest()}"
    known, since = cache.get(key) or ("", 0)
    if known != etag:
        # Two changes within a second must not share a date.
        since = max(int(time.time()), since + 1)
        cache.set(key, (etag, since), KEEP_SECONDS)
    response["ETag"] = quote_etag(etag)
    response["Last-Modified"] = http_date(since)
    response["Cache-Control"] = "no-cache"
    answer = get_conditional_response(request, quote_etag(etag), since, response)
    assert isinstance(answer, HttpResponse)
    return answer
