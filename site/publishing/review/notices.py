"""Tells HQ, once, what would wait for ever: a step with nobody left, a release without a word."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from wagtail.models import Page, TaskState
from wagtail.users.models import UserProfile

from publishing.four_eyes import people_behind
from publishing.models import Release
from publishing.review.models import Notice
from publishing.review.releases import fingerprint, people_of, reason_against_release
from publishing.review.waiting import has_nobody
from users.roles import ADMINISTRATOR, PUBLISHER

#: A release without a second person's word is told so long before its time.
BEFORE = timedelta(hours=24)


def tell_of_what_waits() -> int:
    """Queue the mails that nobody has had yet; return how many. Safe to call at any time."""
    return sum(_of_steps()) + sum(_of_releases())


def _of_steps() -> Iterable[int]:
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    for state in waiting.select_related("workflow_state", "task"):
        page = state.workflow_state.content_object
        key = f"step:{state.pk}"
        if isinstance(page, Page) and not _was_told(key) and has_nobody(state.task, page):
            url = reverse("wagtailadmin_pages:edit", args=[page.pk])
            yield _tell(key, people_behind([page]), step_message, page.get_admin_display_title, url)


def _of_releases() -> Iterable[int]:
    soon = timezone.now() + BEFORE
    for release in Release.objects.filter(state=Release.State.PLANNED, goes_out_at__lte=soon):
        key = f"release:{release.pk}:{fingerprint(release)}"
        if not _was_told(key) and reason_against_release(release):
            url = reverse("releases:board", args=[release.pk])
            yield _tell(key, people_of(release), release_message, release.__str__, url)


def _was_told(key: str) -> bool:
    return Notice.objects.filter(key=key).exists()


def _tell(key: str, behind: set[int], words: Any, title: Any, url: str) -> int:
    """Claim the notice and queue its mails in one transaction: of two schedulers one tells."""
    with transaction.atomic():
        _row, is_new = Notice.objects.get_or_create(key=key)
        if not is_new:
            return 0
        readers = hq(behind)
        for reader in readers:
            with translation.override(UserProfile.get_for_user(reader).get_preferred_language()):
                subject, text = words(title(), settings.WAGTAILADMIN_BASE_URL + url)
                EmailMessage(" ".join(subject.split()), text, to=[reader.email]).send()
    return len(readers)


def hq(behind: set[int]) -> list[Any]:
    """Return HQ's publishers who don't stand behind a text; without any, the administrators."""
    people = get_user_model().objects.filter(is_active=True).exclude(pk__in=behind)
    people = people.exclude(email="")
    found = people.filter(groups__name=PUBLISHER)
    return list(found if found.exists() else people.filter(groups__name=ADMINISTRATOR))


def step_message(title: str, url: str) -> tuple[str, str]:
    """Return subject and text of the mail about a step that nobody can take."""
    text = _(
        "“%(page)s” waits for an approval, and nobody is left in its step who could give it.\n\n"
        "You may publish it, or send it back to its author: %(url)s\n"
    )
    return _("Nobody is left to approve: %(page)s") % {"page": title}, text % {
        "page": title,
        "url": url,
    }


def release_message(title: str, url: str) -> tuple[str, str]:
    """Return subject and text of the mail about a release that would not go out."""
    text = _(
        "The release “%(page)s” has no second person’s word yet and won’t go out at its time.\n\n"
        "Read its texts and approve it: %(url)s\n"
    )
    return _("Approve before its time: %(page)s") % {"page": title}, text % {
        "page": title,
        "url": url,
    }
