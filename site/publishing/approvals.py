"""Nobody approves what he wrote or submitted: the doors that don't ask for the right to publish."""

from typing import Any

from django.db.models.signals import pre_save

from wagtail.models import Page, PageLogEntry, Revision, TaskState

from publishing.actions import PublicationRefused
from publishing.four_eyes import is_own, needs_two, people_behind, refusal, remark, who_scheduled

#: What is written into the history when an administrator publishes alone.
ALONE = "review.alone"


def reason_against_approval(user: Any, page: Any) -> str:
    """Return why `user` may not approve `page` in a workflow; "" when nothing is against it."""
    if not isinstance(page, Page) or remark() or not is_own(user, page):
        return ""
    return refusal(page)


def approving(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A task of a workflow is about to be approved; not by those who stand behind the text.

    Every kind of task comes through here, before the next one begins or the text is published.

    Raises:
        PublicationRefused: it is one of its own who approves.
    """
    if raw or not isinstance(instance, TaskState) or instance.status != TaskState.STATUS_APPROVED:
        return
    waiting = TaskState.objects.filter(pk=instance.pk, status=TaskState.STATUS_IN_PROGRESS)
    if instance.finished_by is None or not waiting.exists():
        return
    why = reason_against_approval(instance.finished_by, instance.workflow_state.content_object)
    if why:
        raise PublicationRefused([why])


def refuse_unseen(revision: Revision) -> None:
    """Do nothing unless a scheduled text that needs two people has one.

    Raises:
        PublicationRefused: nobody but who wrote or submitted it decided that it goes live.
    """
    page = revision.content_object
    if not isinstance(page, Page) or not needs_two(revision.as_object()):
        return
    if PageLogEntry.objects.filter(revision=revision, action=ALONE).exists():
        return
    people, decided = people_behind([page]), who_scheduled(revision)
    if people and (decided is None or is_own(decided, page)):
        raise PublicationRefused([refusal(page)])


def connect() -> None:
    """Connect the receiver; called once, when the app is ready."""
    pre_save.connect(approving, dispatch_uid="publishing.approving")
