"""What waits: published by one and read by nobody else; submitted and not yet approved."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry

from publishing.four_eyes import people_behind
from publishing.review.models import LaterReview


def may_publish_pages(user: Any) -> QuerySet[Page]:
    """Return the pages on which `user` has the right to publish."""
    policy: Any = policy_registry.get_by_type(Page)
    found: QuerySet[Page] = policy.instances_user_has_permission_for(user, "publish")
    return found


def open_reviews(user: Any) -> QuerySet[LaterReview]:
    """Return what `user` sees of the queue, the oldest first (two queries with its people)."""
    rows = LaterReview.objects.filter(cleared_at=None, page__live=True)
    mine = rows.filter(page__in=may_publish_pages(user).values("pk"))
    return mine.select_related("page", "published_by", "publication").defer(
        "publication__content"
    ).prefetch_related("people")  # fmt: skip


def submitted(user: Any) -> QuerySet[TaskState]:
    """Return what waits for an approval on pages that `user` may publish, the oldest first."""
    pages = may_publish_pages(user).annotate(key=Cast("pk", CharField()))
    rows = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type__app_label="wagtailcore",
        workflow_state__base_content_type__model="page",
        workflow_state__object_id__in=pages.values("key"),
    )
    shown = rows.select_related("workflow_state__requested_by", "task", "revision")
    return shown.order_by("started_at")


def approvers(task: Any, page: Page) -> list[Any]:
    """Return who can take a step of a workflow for `page`: of its groups, not behind the text."""
    groups = getattr(task.specific, "groups", None)
    if groups is None:
        return []
    people = get_user_model().objects.filter(is_active=True, groups__in=groups.all())
    return list(people.exclude(pk__in=people_behind([page])).distinct().order_by("username"))


def has_nobody(task: Any, page: Page) -> bool:
    """Tell whether nobody is left who could take the step."""
    return not approvers(task, page)
