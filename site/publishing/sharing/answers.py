"""What readers without an account answer, and who is told (A6)."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.users.models import UserProfile

from publishing.sharing.models import Answer, SharedPage

ANSWERED = "sharing.answer"
SHOWN = 20


@transaction.atomic
def answer(shared: SharedPage, *, verdict: str, name: str, text: str = "") -> Answer:
    """Keep an answer beside the version it is about, in the page's history too; tell the sharer.

    Args:
        shared: the version that was read.
        verdict: an `Answer.Verdict`.
        name: of who answers, as they write it.
        text: plain text.
    """
    found = Answer.objects.create(shared=shared, verdict=verdict, name=name, text=text)
    data = {
        "link": shared.link_id,
        "name": name,
        "verdict": verdict,
        "text": text,
        "version": shared.revision_number,
    }
    log(instance=shared.page.specific, action=ANSWERED, data=data)
    sharer = shared.link.created_by
    if sharer and sharer.email:
        _message(found, sharer).send()
    return found


def answers_of(page: Page) -> list[Answer]:
    """Return the newest answers about versions of the page (one query)."""
    rows = Answer.objects.filter(shared__page_id=page.pk).select_related("shared__link")
    return list(rows[:SHOWN])


def _message(found: Answer, sharer: Any) -> EmailMessage:
    """Return the mail in the sharer's language; the words of the answer stay on the site."""
    with translation.override(UserProfile.get_for_user(sharer).get_preferred_language()):
        edit = reverse("wagtailadmin_pages:edit", args=[found.shared.page_id])
        text = _("%(name)s answered: %(verdict)s.\n\nRead it beside the draft: %(edit)s\n") % {
            "name": found.name,
            "verdict": found.get_verdict_display(),
            "edit": settings.WAGTAILADMIN_BASE_URL + edit,
        }
        title = found.shared.page.specific.get_admin_display_title()
        subject = _("An answer about “%(page)s”") % {"page": title}
    return EmailMessage(" ".join(subject.split()), text, to=[sharer.email])
