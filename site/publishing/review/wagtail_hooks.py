"""The queue's places in the admin: its address, the menu, the dashboard, the history's words."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter

from publishing.approvals import ALONE
from publishing.four_eyes import is_alone
from publishing.review.verbs import may_publish_alone
from publishing.review.views import AloneView, QueueView, shown
from publishing.review.waiting import may_publish_pages, open_reviews
from users.roles import is_administrator

#: So many rows stand on the dashboard.
FIRST = 5


class QueueItem(MenuItem):
    """Shown to who may publish something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_publish_pages(request.user).exists()


class QueuePanel(Component):
    """The oldest of what is to be read afterwards, and how much there is."""

    name = "review_afterwards"
    template_name = "review/panel.html"
    order = 60

    def __init__(self, user: Any, count: int) -> None:
        self.user, self.count = user, count

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        rows = [shown(row, self.user) for row in open_reviews(self.user)[:FIRST]]
        return {"rows": rows, "count": self.count}


class PublishedAlone(LogFormatter):
    """A line of the history with the remark."""

    label = _("Publish alone")

    def format_message(self, log_entry: Any) -> str:
        return _("Published alone: %(remark)s") % {"remark": log_entry.data.get("remark", "")}


class ReadAfterwards(LogFormatter):
    """A line of the history with the note."""

    label = _("Read afterwards")

    def format_message(self, log_entry: Any) -> str:
        note = log_entry.data.get("note")
        return f"{self.label}: {note}" if note else str(self.label)


@hooks.register("register_admin_urls")
def review_urls() -> list[Any]:
    """The queue, and publishing alone."""
    return [
        path("second-person/", QueueView.as_view(), name="review_queue"),
        path("pages/<int:page_id>/alone/", AloneView.as_view(), name="publish_alone"),
    ]


@hooks.register("register_admin_menu_item")
def queue_item() -> MenuItem:
    """Beside the calendar."""
    return QueueItem(
        _("Second person"), reverse("review_queue"), name="second-person", icon_name="group",
        order=216,
    )  # fmt: skip


@hooks.register("construct_homepage_panels")
def queue_panel(request: HttpRequest, found: list[Any]) -> None:
    """On the dashboard while something waits."""
    count = open_reviews(request.user).count()
    if count:
        found.append(QueuePanel(request.user, count))


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what the second person's verbs write into the history."""
    actions.register_action(ALONE)(PublishedAlone)
    actions.register_action("review.clear")(ReadAfterwards)
    actions.register_action("review.approve", _("Approve a release"), _("Approved"))


@hooks.register("register_page_header_buttons")
def alone_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Any]:
    """Lead an administrator to the named exception, where it is one."""
    if (
        page.pk
        and is_administrator(user)
        and is_alone(user, page)
        and may_publish_alone(user, page)
    ):
        address = reverse("publish_alone", args=[page.pk])
        yield Button(_("Publish alone"), address, icon_name="warning", priority=90)
