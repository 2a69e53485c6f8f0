"""Giving, finding and ending links to drafts (A5)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wagtail.log_actions import log
from wagtail.models import Page, Revision

from core.structured import address_of
from media.publication import media_ref, references_of
from publishing.models import Release
from publishing.models.release import releases_of
from publishing.permissions import may_release
from publishing.sharing.models import SharedDraft, SharedPage
from publishing.sharing.secret import digest, new_secret, secrets_in

KIND = "shared"
USUAL_DAYS, MOST_DAYS = 7, 30
SHARED, REVOKED, OPENED = "sharing.share", "sharing.revoke", "sharing.open"


def may_share(user: Any, page: Page) -> bool:
    """Tell whether `user` may show a draft of the page to somebody outside.

    Who may edit it; and who may release it, where it is under embargo or for some readers only.
    """
    if not page.permissions_for_user(user).can_edit():
        return False
    waits = releases_of(page, Release.State.PLANNED).exists()
    return not (waits or page.get_view_restrictions().exists()) or may_release(user, page)


@transaction.atomic
def share(
    revisions: Iterable[Revision],
    *,
    name: str,
    user: Any,
    days: int = USUAL_DAYS,
    questions: str = "",
    email: str = "",
) -> tuple[SharedDraft, str]:
    """Give somebody a link to versions of a page, and return it: it can't be shown again.

    Args:
        revisions: one of each language; the first is where the link leads.
        name: who reads.
        user: who shares; the link lives as long as their right.
        days: until the link ends, 30 at most.
        questions: what the reader is to check; "" when nothing is asked.
        email: where the link is sent, if anywhere; it isn't kept.

    Raises:
        PermissionDenied: the user may not share one of the pages.
        ValidationError: the days are too many or too few.
    """
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError(_("A link lives from 1 to 30 days."))
    shown: list[tuple[Revision, Any]] = []
    for revision in revisions:
        page: Any = revision.content_object
        shown.append((revision, page.specific))
    if not shown or not all(may_share(user, page) for _revision, page in shown):
        raise PermissionDenied
    secret = new_secret()
    link = SharedDraft.objects.create(
        name=name,
        questions=questions,
        handle=secret[:8],
        digest=digest(secret),
        expires_at=timezone.now() + timedelta(days=days),
        created_by=user,
    )
    for revision, page in shown:
        SharedPage.objects.create(
            link=link,
            page_id=page.pk,
            revision_number=revision.pk,
            revision_at=revision.created_at,
            content=revision.content,
        )
        data = {"link": link.pk, "name": name}
        log(instance=page, action=SHARED, user=user, revision=revision, data=data)
    language = shown[0][1].locale.language_code
    address = address_in(language, secret)
    if email:
        _send(link, address, language, email)
    return link, address


def revoke(link: SharedDraft, user: Any) -> None:
    """End the link now."""
    if SharedDraft.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now()):
        for shared in link.pages.select_related("page"):
            data = {"link": link.pk, "name": link.name}
            log(instance=shared.page.specific, action=REVOKED, user=user, data=data)


def link_of(secret: str) -> SharedDraft | None:
    """Return the link with this secret while it works, else None (one query)."""
    rows = SharedDraft.objects.filter(handle=secret[:8]).select_related("created_by")
    link = rows.first()
    if link is None or not constant_time_compare(link.digest, digest(secret)):
        return None
    return None if link.has_ended or link.created_by is None else link


def pages_of(link: SharedDraft) -> list[SharedPage]:
    """Return what the link shows today: its sharer may have lost the right to a page."""
    rows = link.pages.select_related("page__locale", "page__content_type")
    return [row for row in rows if may_share(link.created_by, row.page.specific)]


def opened(link: SharedDraft, shared: SharedPage) -> None:
    """Note that the link was opened: when and which version; of the reader nothing but the name."""
    SharedDraft.objects.filter(pk=link.pk).update(opened=F("opened") + 1)
    data = {"link": link.pk, "name": link.name, "version": shared.revision_number}
    log(instance=shared.page.specific, action=OPENED, data=data)


def reads_file(request: HttpRequest, owner: Any) -> bool:
    """Tell whether the request comes with a link to a draft that shows the file."""
    for secret in secrets_in(request, KIND):
        link = link_of(secret)
        if link and any(media_ref(owner) in references_of(row.draft()) for row in pages_of(link)):
            return True
    return False


def address_in(language: str, secret: str) -> str:
    """Return the address of a link in one of its languages."""
    with translation.override(language):
        return address_of(reverse("shared_draft", args=[secret]))


def _send(link: SharedDraft, address: str, language: str, email: str) -> None:
    with translation.override(language):
        until = date_format(timezone.localtime(link.expires_at), "DATETIME_FORMAT")
        parts = [
            _("You are asked to read a draft. The link is yours alone, and each use is noted."),
            address,
            link.questions,
            _("It ends on %(time)s (%(zone)s).")
            % {"time": until, "zone": timezone.get_current_timezone_name()},
        ]
        send_mail(_("A draft to read"), "\n\n".join(filter(None, parts)), None, [email])
