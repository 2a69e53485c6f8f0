"""The end of a workflow. Wagtail imports this while models load, so the verb is imported late."""

from typing import Any


def publish_workflow_state(workflow_state: Any, user: Any = None) -> None:
    """Publish what was approved (`WAGTAIL_FINISH_WORKFLOW_ACTION`).

    Raises:
        PublicationRefused: it may not go live; the approval is undone with it, and the admin says
            so instead of answering 500.
    """
    from publishing.actions import publish

    publish(workflow_state.content_object, user)
