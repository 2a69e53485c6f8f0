"""What a withdrawn page's address answers."""

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.dates import PartialDate
from core.navigation import languages_of
from core.privacy import open_to_all, readable
from core.templatetags.core_tags import label
from publishing.kept import kept_page
from publishing.models import Withdrawal

logger = logging.getLogger("publishing.withdrawals")

STATUS = {Withdrawal.Reason.ERROR: 410, Withdrawal.Reason.WITHDRAWN: 200}


def withdrawal_at(path: str) -> Withdrawal | None:
    """Return the withdrawal in force for an address; none for one that was or became private."""
    rows = Withdrawal.objects.filter(open_to_all("page__path"), path=path, lifted_at=None)
    found = rows.select_related("page__locale", "replacement").first()
    return None if found and found.page and found.page.live else found


def answer_for(path: str, language: str, request: HttpRequest) -> HttpResponse | None:
    """Answer 410, 301 or 200 with a dated banner for a withdrawn address; None for any other.

    Args:
        path: the address, `/kk/…/`.
        language: the language of the address.
        request: for the page around the answer.
    """
    found = withdrawal_at(path)
    if found is None:
        return None
    target = _replacement(found, language)
    if found.reason == Withdrawal.Reason.CONSOLIDATED and target is not None:
        return HttpResponsePermanentRedirect(target.url_path)
    day = PartialDate.from_date(timezone.localtime(found.at).date()).display(language)
    context = {
        "withdrawn": {
            "title": found.title,
            "notice": _("Withdrawn, %(date)s.") % {"date": day},
            "reason": label(found.text),
            "url": target.url_path if target else "",
            "link": _title_of(target, language) if target else "",
        },
    }
    kept = kept_page(found.page, found)
    body = _kept_text(kept, context, request) if kept is not None else ""
    body = body or render_to_string("410.html", context, request)
    # A consolidated page whose replacement is gone too has no better answer than "gone".
    response = HttpResponse(body, status=STATUS.get(Withdrawal.Reason(found.reason), 410))
    response["Cache-Control"] = "no-cache"
    return response


def _kept_text(kept: Any, context: dict[str, Any], request: Any) -> str:
    """Return the page as it was, under the notice; "" for a part of a list that it doesn't have."""
    # Around it: its own section, and the languages in which it is still public, beside its own.
    request._wagtail_route_for_request = RouteResult(kept)
    request.is_preview = False
    languages_of(kept)[1][kept.locale.language_code] = kept.url_path
    try:
        own = kept.get_context(request)
        # No search engine is sent to its other languages from a page that it is to forget.
        return render_to_string(
            kept.get_template(request), {**own, **context, "alternates": []}, request
        )
    except Http404:
        return ""
    except ObjectDoesNotExist:
        # A record that it shows was deleted since: the notice alone says at least that it is gone.
        logger.exception("The text of withdrawn page %s can't be shown", kept.pk)
        return ""


def _title_of(page: Page, language: str) -> str:
    """Return the title; one in another language says so."""
    actual = page.locale.language_code
    if actual == language:
        return page.title
    return format_html('<span lang="{}" dir="auto">{}</span>', actual, page.title)


def _replacement(withdrawal: Withdrawal, language: str) -> Page | None:
    """Return the live page that replaces it, in the reader's language if it exists there."""
    page = withdrawal.replacement
    if page is None:
        return None
    same = readable(Page.objects.filter(translation_key=page.translation_key))
    found = {each.locale.language_code: each for each in same.select_related("locale")}
    return (
        found.get(language) or found.get(settings.LANGUAGE_CODE) or next(iter(found.values()), None)
    )
