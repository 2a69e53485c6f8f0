"""The embedded backend of tasks; it can leave out the two indexes of the admin.

A release leaves them out of its transaction, where they would take a third of its time, and writes
them among the effects that follow it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.module_loading import import_string

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult

#: Wagtail's tasks that keep them: where something is used, and the admin's search.
INDEXES = (
    "wagtail.tasks.update_reference_index_task",
    "modelsearch.tasks.insert_or_update_object_task",
)

_left_out: ContextVar[bool] = ContextVar("left_out", default=False)


@contextmanager
def without_indexes() -> Iterator[None]:
    """Let saves inside leave the admin's indexes alone; `write_indexes` must follow."""
    token = _left_out.set(True)
    try:
        yield
    finally:
        _left_out.reset(token)


def write_indexes(label: str, pk: int) -> None:
    """Write what the admin's indexes know of a page or record of the model `label`."""
    app, _dot, model = label.partition(".")
    for name in INDEXES:
        import_string(name).call(app, model, str(pk))


class Backend(ImmediateBackend):
    """Runs tasks at once, as `TASKS` names it; those of the indexes not `without_indexes`."""

    def _execute_task(self, task_result: TaskResult) -> None:
        if not (_left_out.get() and task_result.task.module_path in INDEXES):
            super()._execute_task(task_result)
