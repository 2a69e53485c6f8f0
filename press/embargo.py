"""What a recipient's link opens: the texts of a planned release, as drafts, and their kit.

Every answer is `noindex`, kept by no cache, and tells no other site where the reader came from. A
link that doesn't work, for whatever reason, is a page that isn't there.
"""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wagtail.models import Page

from core.pages import BasePage
from press.kit import kit_of_drafts, uses_of_drafts
from press.models import Recipient
from press.recipients import recipient_of, visited, zoned
from press.sending import kit_response
from publishing.models import Release
from publishing.models.release import items_of
from publishing.sharing.secret import preview, private, secrets_in

#: Of the cookie that comes with files only, from whoever opened a link.
KIND = "embargo"


def drafts_of(release: Release) -> list[tuple[int, BasePage]]:
    """Return `(member id, latest draft)` of each page of the release, by language and title."""
    found = [
        (member.pk, item.get_latest_revision_as_object())
        for member, item in items_of(release.members.all())
        if isinstance(item, Page)
    ]
    return sorted(found, key=lambda row: (row[1].locale.language_code, row[1].title))


@require_safe
def texts(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer `/<lang>/press/embargo/<secret>/`: the list of texts, by language.

    Raises:
        Http404: the link doesn't work.
    """
    recipient = _recipient(secret)
    groups: dict[str, list[dict[str, Any]]] = {}
    for member, page in drafts_of(recipient.release):
        groups.setdefault(page.locale.language_code, []).append(
            {"member": member, "title": page.title, "teaser": page.entry_teaser()}
        )
    visited(recipient, "list")
    context = {
        "recipient": recipient,
        "release": recipient.release,
        "until": zoned(when) if (when := recipient.release.goes_out_at) else "",
        "secret": secret,
        "groups": [
            {"code": code, "name": settings.LANGUAGE_FACTS[code][0], "texts": rows}
            for code, rows in groups.items()
        ],
    }
    return private(render(request, "pages/embargo.html", context))


@require_safe
def text(request: HttpRequest, secret: str, member: int) -> HttpResponse:
    """Answer `/<lang>/press/embargo/<secret>/<member>/`: one text, as it will look.

    Raises:
        Http404: the link doesn't work, or the text isn't in its release.
    """
    recipient = _recipient(secret)
    page = dict(drafts_of(recipient.release)).get(member)
    if page is None:
        raise Http404
    visited(recipient, f"{page.locale.language_code}: {page.title}")
    return preview(request, page, secret, KIND)


def reads_file(request: HttpRequest, owner: Any) -> bool:
    """Tell whether the request comes with a link to a release whose texts show the file."""
    for secret in secrets_in(request, KIND):
        if recipient := recipient_of(secret):
            pages = [page for _member, page in drafts_of(recipient.release)]
            if owner.pk in uses_of_drafts(pages)[str(owner._meta.model_name)]:
                return True
    return False


@require_safe
def kit(request: HttpRequest, secret: str, language: str = "") -> HttpResponseBase:
    """Answer `/<lang>/press/embargo/<secret>/kit-<language>.zip`, or `kit.zip` with all of them.

    Raises:
        Http404: the link doesn't work, or nothing is in this language.
    """
    recipient = _recipient(secret)
    drafts = [page for _member, page in drafts_of(recipient.release)]
    found = kit_of_drafts(drafts, language)
    if found is None:
        raise Http404
    if "range" not in request.headers:
        visited(recipient, f"kit {language or 'all'}")
    return private(kit_response(request, found))


def _recipient(secret: str) -> Recipient:
    recipient = recipient_of(secret)
    if recipient is None:
        raise Http404
    return recipient
