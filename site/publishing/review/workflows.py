"""The workflows of HQ and of a centre: one step, which a second person takes. Idempotent."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group

from wagtail.models import (
    AbstractGroupApprovalTask,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from publishing.review.models import SecondPersonTask
from users.roles import ADMINISTRATOR, PUBLISHER, centre_editor, language_homes

HEADQUARTERS = "Headquarters"
#: What Wagtail puts on the root of the tree, for a group of its own.
WAGTAILS = "Moderators approval"


def ensure_headquarters() -> None:
    """Give the home page of each language HQ's workflow, for all below that has none nearer.

    A home page that HQ gave another workflow keeps it. Wagtail's own, of a group without members,
    ends: what waits in it is submitted to the nearest one instead.
    """
    _attach(list(language_homes()), HEADQUARTERS, [PUBLISHER, ADMINISTRATOR])
    for workflow in Workflow.objects.filter(active=True, name=WAGTAILS):
        if _is_nobodys(workflow):
            _retire(workflow)


def has_workflow(centre: Any) -> bool:
    """Tell whether one of the centre's pages has a workflow of its own."""
    return WorkflowPage.objects.filter(page__in=centre.pages.all()).exists()


def ensure_workflow(centre: Any) -> bool:
    """Give every page of the centre the centre's workflow; tell whether one was made.

    A page that HQ gave another workflow keeps it. HQ's publishers are in the step too: a centre
    of two people has nobody left when one of them is away.
    """
    name = f"{centre.slug}: second person"
    return _attach(list(centre.pages.all()), name, [centre_editor(centre.slug), PUBLISHER])


def _attach(pages: list[Any], name: str, groups: Iterable[str]) -> bool:
    """Give those of `pages` that have none the workflow of the others; tell whether it was made."""
    taken = set(WorkflowPage.objects.filter(page__in=pages).values_list("page_id", flat=True))
    free = [page for page in pages if page.pk not in taken]
    found = Workflow.objects.filter(active=True, workflow_pages__page__in=pages).first()
    if not free:
        return False
    workflow = found or _made(name, groups)
    for page in free:
        WorkflowPage.objects.create(page_id=page.pk, workflow=workflow)
    return found is None


def _made(name: str, groups: Iterable[str]) -> Workflow:
    task = SecondPersonTask.objects.create(name=name)
    task.groups.set(Group.objects.filter(name__in=groups))
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _is_nobodys(workflow: Workflow) -> bool:
    """Tell whether each step of the workflow is for groups that nobody is in."""
    tasks = [task.specific for task in workflow.tasks]
    return all(
        isinstance(task, AbstractGroupApprovalTask)
        and not task.groups.filter(user__is_active=True).exists()
        for task in tasks
    )


def _retire(workflow: Workflow) -> None:
    waiting = WorkflowState.objects.filter(
        workflow=workflow, status=WorkflowState.STATUS_IN_PROGRESS
    )
    submitted = [(state.object_id, state.requested_by, state.content_object) for state in waiting]
    workflow.deactivate()
    for pk, by, content in submitted:
        page = Page.objects.get(pk=pk).specific if isinstance(content, Page) else None
        nearest = page.get_workflow() if page else None
        if nearest is not None:
            nearest.start(page, by)
