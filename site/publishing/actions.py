"""Verbs on one page or record: reasons, transaction, log, effects (the receivers' part)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Page, Revision

from core.labels import localized
from publishing.checks import problems_in
from publishing.four_eyes import reason_against
from publishing.kept import content_to_keep
from publishing.models import Withdrawal


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
    """Take a public page away and tell its readers why.

    Args:
        page: a live page, one language.
        reason: a `Withdrawal.Reason`.
        text: what the reader is told, in the page's language or as a label of all languages.
        replacement: where the address leads, for `consolidated`.
        user: who does it; None for the machine.

    Raises:
        ValidationError: not live, or the text or replacement that the reason needs is missing.
        PermissionDenied: `user` may not.
    """
    if user is not None and not page.permissions_for_user(user).can_unpublish():
        raise PermissionDenied("not allowed to withdraw this page")
    errors = reasons_against_withdrawal(page, reason, text, replacement)
    if errors:
        raise ValidationError(errors)
    with transaction.atomic():
        withdrawal = Withdrawal.objects.create(
            page_id=page.pk,
            translation_key=page.translation_key,
            path=page.url_path,
            title=page.title,
            reason=reason,
            text=_as_label(text, page.locale.language_code),
            replacement=replacement,
            content=content_to_keep(page, reason),
            by=user,
        )
        page.specific.unpublish(user=user)
    return withdrawal


def reasons_against_withdrawal(
    page: Page, reason: str, text: Any, replacement: Page | None
) -> dict[str, str]:
    """Return `{field: message}` of what is missing to withdraw `page`."""
    errors = {}
    if not page.live:
        errors["__all__"] = _("This page isn't public.")
    if reason == Withdrawal.Reason.CONSOLIDATED:
        if replacement is None or not replacement.live or replacement.pk == page.pk:
            errors["replacement"] = _("Choose the live page that readers are sent to.")
    elif not localized(text, page.locale.language_code)[0].strip():
        errors["text"] = _("Say to the reader why the page was withdrawn.")
    return errors


def _as_label(text: Any, language: str) -> Any:
    return {language: text} if isinstance(text, str) else text
