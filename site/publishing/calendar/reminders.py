"""Tells the owner of a stale page, once (A9)."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from wagtail.users.models import UserProfile

from publishing.calendar.models import ReviewDate

logger = logging.getLogger("publishing.calendar")


def send_reminders() -> int:
    """Queue a mail for each page that is due; return how many. Safe to call at any time."""
    due = ReviewDate.objects.filter(due_on__lte=timezone.localdate(), reminded_at=None)
    return sum(_remind(row) for row in due.select_related("page", "owner"))


def _remind(row: ReviewDate) -> int:
    """Claim the row and queue the mail in one transaction: of two schedulers one sends it."""
    owner = row.owner
    if owner is None or not owner.is_active or not owner.email:
        return 0
    with transaction.atomic():
        claimed = ReviewDate.objects.filter(pk=row.pk, reminded_at=None)
        if not claimed.update(reminded_at=timezone.now()):
            return 0
        if not message(row, owner).send():
            logger.error("ALARM the reminder of page %s couldn't be queued", row.page_id)
            transaction.set_rollback(True)
            return 0
    return 1


def message(row: ReviewDate, owner: Any) -> EmailMessage:
    """Return the reminder in the owner's language of the admin."""
    with translation.override(UserProfile.get_for_user(owner).get_preferred_language()):
        title = row.page.get_admin_display_title()
        edit = reverse("wagtailadmin_pages:edit", args=[row.page_id])
        review = reverse("review_date", args=[row.page_id])
        text = _(
            "“%(page)s” was to be read again by %(date)s: is every word of it still true?\n\n"
            "Read and change it: %(edit)s\n"
            "Set the next date: %(review)s\n"
        ) % {
            "page": title,
            "date": f"{row.due_on:%Y-%m-%d}",
            "edit": settings.WAGTAILADMIN_BASE_URL + edit,
            "review": settings.WAGTAILADMIN_BASE_URL + review,
        }
        subject = " ".join((_("Read again: %(page)s") % {"page": title}).split())
    return EmailMessage(subject, text, to=[owner.email])
