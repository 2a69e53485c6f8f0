"""The workflow of a centre: one step, which a colleague or HQ takes. Idempotent."""

from typing import Any

from django.contrib.auth.models import Group

from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from publishing.review.models import SecondPersonTask
from users.roles import PUBLISHER, centre_editor


def has_workflow(centre: Any) -> bool:
    """Tell whether one of the centre's pages has a workflow of its own."""
    return WorkflowPage.objects.filter(page__in=centre.pages.all()).exists()


def ensure_workflow(centre: Any) -> bool:
    """Give every page of the centre the centre's workflow; tell whether one was made.

    A page that HQ gave another workflow keeps it. HQ's publishers are in the step too: a centre
    of two people has nobody left when one of them is away.
    """
    pages = list(centre.pages.all())
    found = Workflow.objects.filter(active=True, workflow_pages__page__in=pages).first()
    workflow = found or _made(centre)
    taken = WorkflowPage.objects.filter(page__in=pages).values_list("page_id", flat=True)
    for page in pages:
        if page.pk not in set(taken):
            WorkflowPage.objects.create(page_id=page.pk, workflow=workflow)
    return found is None


def _made(centre: Any) -> Workflow:
    name = f"{centre.slug}: second person"
    task = SecondPersonTask.objects.create(name=name)
    task.groups.set(Group.objects.filter(name__in=[centre_editor(centre.slug), PUBLISHER]))
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow
