"""Limiting a draft, opening it with a remark, lifting the limit; each stands in its history."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log
from wagtail.models import Page, PageSubscription

from publishing.limits.models import Limit, Remark
from publishing.limits.rules import forget, hides
from publishing.models import Release
from publishing.models.release import releases_of
from publishing.refs import Ref
from users.roles import is_administrator

LIMITED, OPENED, LIFTED, ENDED = "limits.limit", "limits.open", "limits.lift", "limits.end"


def reason_against(page: Page) -> str:
    """Return why the text can't be limited, or "": others would read or publish it all the same."""
    texts = Page.objects.filter(translation_key=page.translation_key)
    if any(text.live for text in texts):
        return _("This text is public in a language: a limit would hide nothing.")
    if any(text.numchild for text in texts):
        return _("There are pages below it: limit those.")
    if any(text.workflow_in_progress for text in texts):
        return _("It waits for an approval: take it back first.")
    if any(releases_of(text, Release.State.PLANNED).exists() for text in texts):
        return _("It is part of a release: take it out first.")
    return ""


@transaction.atomic
def limit(page: Page, *, people: Iterable[Any], groups: Iterable[Any], by: Any) -> Limit:
    """Let only these read the drafts of the text, and `by`, or change the list.

    Raises:
        PermissionDenied: `by` may not edit the page.
        ValidationError: it can't be limited; the message says why.
    """
    if not page.permissions_for_user(by).can_edit():
        raise PermissionDenied
    if why := reason_against(page):
        raise ValidationError(why)
    found, _made = Limit.objects.get_or_create(
        translation_key=page.translation_key, defaults={"made_by": by}
    )
    found.people.set({*people, by})
    found.groups.set(groups)
    forget(by)
    # Mails about comments name the page.
    texts = Page.objects.filter(translation_key=page.translation_key)
    for row in PageSubscription.objects.filter(page__in=texts).select_related("user", "page"):
        if hides(row.user, row.page):
            row.delete()
    log(instance=page.specific, action=LIMITED, user=by, data={"readers": found.readers()})
    return found


@transaction.atomic
def open_with_remark(page: Page, text: str, *, by: Any) -> Remark:
    """Open a limited draft for an administrator who isn't on its list.

    Raises:
        PermissionDenied: `by` is no administrator.
    """
    if not is_administrator(by):
        raise PermissionDenied
    return _remark(page, Remark.Kind.OPENED, OPENED, text, by)


@transaction.atomic
def lift(page: Page, text: str, *, by: Any) -> Remark:
    """Let everybody read the drafts again who has a right on them.

    Raises:
        PermissionDenied: `by` may not edit the page.
    """
    if not page.permissions_for_user(by).can_edit():
        raise PermissionDenied
    Limit.objects.filter(translation_key=page.translation_key).delete()
    return _remark(page, Remark.Kind.LIFTED, LIFTED, text, by)


def _remark(page: Page, kind: str, action: str, text: str, by: Any) -> Remark:
    forget(by)
    log(instance=page.specific, action=action, user=by, data={"remark": text})
    return Remark.objects.create(
        translation_key=page.translation_key, kind=kind, text=text, user=by
    )


def end_when_public(ref: Ref, is_public: bool) -> None:
    """What is live is public: end the limit of its text."""
    if not (ref.is_page and is_public):
        return
    key = Page.objects.filter(pk=ref.pk, live=True).values("translation_key")
    if Limit.objects.filter(translation_key__in=key).delete()[0]:
        log(instance=ref.get(), action=ENDED)
