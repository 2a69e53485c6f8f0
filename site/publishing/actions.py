"""Verbs on one page or record: reasons, transaction, log, effects (the receivers' part)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log
from wagtail.models import Page, Revision

from core.labels import localized
from publishing.checks import problems_in
from publishing.effects import happened
from publishing.four_eyes import reason_against
from publishing.kept import content_to_keep
from publishing.models import Withdrawal, withdrawal_of

#: How the log calls it when readers of a page that is gone are told another reason.
TOLD_ANEW = "publishing.told_anew"


class PublicationRefused(PermissionDenied):
    """Something may not go live; the admin answers a `PermissionDenied` without a 500."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


def messages_of(error: ValidationError, instance: Any) -> list[str]:
    """Return the messages of a validation error, each with the name of its field."""
    return [str(problem) for problem in problems_in(error, instance)]


def publish(instance: Any, user: Any = None) -> Revision:
    """Publish the latest draft now.

    Raises:
        PublicationRefused: it may not go live, or not by `user` alone; its `reasons` say why.
        PermissionDenied: `user` may not publish it.
    """
    with transaction.atomic():
        revision = instance.get_latest_revision() or instance.save_revision(user=user)
        refuse_alone(user, revision.as_object())
        try:
            revision.publish(user=user)
        except ValidationError as error:
            raise PublicationRefused(messages_of(error, revision.as_object())) from error
    return revision


def refuse_alone(user: Any, instance: Any) -> None:
    """Do nothing unless `user` would publish a page alone that needs two people.

    Raises:
        PublicationRefused: with the reason and whom to ask.
    """
    why = reason_against(user, instance) if isinstance(instance, Page) else ""
    if why:
        raise PublicationRefused([why])


def withdraw(
    page: Page,
    reason: str,
    *,
    text: Any = "",
    replacement: Page | None = None,
    user: Any = None,
) -> Withdrawal:
    """Take a public page away and tell its readers why; or tell them another reason later.

    A text that stays under a notice can still go: as published in error, or into another page. The
    notice before it is kept with its end. No way leads back but to publish the page again.

    Args:
        page: a live page, one language, or one that was withdrawn.
        reason: a `Withdrawal.Reason`.
        text: what the reader is told, in the page's language or as a label of all languages.
        replacement: where the address leads, for `consolidated`.
        user: who does it; None for the machine.

    Raises:
        ValidationError: it never was public or nobody was told why it went; the text or
            replacement that the reason needs is missing; somebody else gave a reason meanwhile.
        PermissionDenied: `user` may not.
    """
    if user is not None and not page.permissions_for_user(user).can_withdraw():
        raise PermissionDenied("not allowed to withdraw this page")
    errors = reasons_against_withdrawal(page, reason, text, replacement)
    if errors:
        raise ValidationError(errors)
    before = None if page.live else withdrawal_of(page)
    with transaction.atomic():
        withdrawal = Withdrawal.objects.create(
            page_id=page.pk,
            translation_key=page.translation_key,
            # Of a page that is gone, the row follows its drafts: the public knows what it was.
            path=before.path if before else page.url_path,
            title=before.title if before else page.title,
            reason=reason,
            text=_as_label(text, page.locale.language_code),
            replacement=replacement,
            content=None if before else content_to_keep(page, reason),
            by=user,
        )
        if before is None:
            page.specific.unpublish(user=user)
        else:
            _succeed(before, withdrawal, page, user)
    return withdrawal


def _succeed(before: Withdrawal, now: Withdrawal, page: Page, user: Any) -> None:
    """End a notice that another one follows; the files of a text that stayed go with it."""
    standing = Withdrawal.objects.filter(pk=before.pk, lifted_at=None)
    if not standing.update(lifted_at=now.at):
        raise ValidationError(_("Somebody else changed this meanwhile. Look again, then decide."))
    data = {"withdrawal": now.pk, "reason": {"before": before.reason, "now": now.reason}}
    log(instance=page.specific, action=TOLD_ANEW, user=user, data=data)
    happened(page)


def reasons_against_withdrawal(
    page: Page, reason: str, text: Any, replacement: Page | None
) -> dict[str, str]:
    """Return `{field: message}` of what is missing to withdraw `page`."""
    errors = {}
    if not page.live and withdrawal_of(page) is None:
        errors["__all__"] = _("This page isn't public.")
    elif not page.live and reason == Withdrawal.Reason.WITHDRAWN:
        errors["reason"] = _("It is withdrawn already. To bring its text back, publish it again.")
    if reason == Withdrawal.Reason.CONSOLIDATED:
        if replacement is None or not replacement.live or replacement.pk == page.pk:
            errors["replacement"] = _("Choose the live page that readers are sent to.")
    elif not localized(text, page.locale.language_code)[0].strip():
        errors["text"] = _("Say to the reader why the page was withdrawn.")
    return errors


def _as_label(text: Any, language: str) -> Any:
    return {language: text} if isinstance(text, str) else text
