"""What a withdrawn page's address answers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from wagtail.models import Page

from core.dates import PartialDate
from core.privacy import readable
from core.templatetags.core_tags import label
from publishing.models import Withdrawal

STATUS = {Withdrawal.Reason.ERROR: 410, Withdrawal.Reason.WITHDRAWN: 200}


def withdrawal_at(path: str) -> Withdrawal | None:
    """Return the withdrawal in force for an address; none for one that was or became private."""
    found = Withdrawal.objects.filter(path=path, lifted_at=None).select_related("page").first()
    if found is None:
        return None
    page = found.page
    if page is not None and (page.live or page.get_view_restrictions().exists()):
        return None
    return found


def answer_for(path: str, language: str, request: HttpRequest | None = None) -> HttpResponse | None:
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
    body = render_to_string("410.html", context, request)
    # A consolidated page whose replacement is gone too has no better answer than "gone".
    response = HttpResponse(body, status=STATUS.get(Withdrawal.Reason(found.reason), 410))
    response["Cache-Control"] = "no-cache"
    return response


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
