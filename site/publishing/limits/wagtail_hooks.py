"""The way to the limit of a page, its words in the history, and the dashboard's panels."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter

from publishing.limits import actions as verbs
from publishing.limits.panels import replace_panels
from publishing.limits.views import LimitedView, LimitView
from users.roles import is_administrator


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """The limit of a page, and the list for administrators."""
    return [
        path("pages/<int:page_id>/limit/", LimitView.as_view(), name="limit_draft"),
        path("limited/", LimitedView.as_view(), name="limited_drafts"),
    ]


@hooks.register("register_page_header_buttons")
def limit_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Any]:
    """Lead to the limit of a draft."""
    if page.pk and not page.live and page.permissions_for_user(user).can_edit():
        yield Button(
            gettext_lazy("Limit access"),
            reverse("limit_draft", args=[page.pk]),
            icon_name="lock",
            priority=77,
        )


class LimitedMenuItem(MenuItem):
    """Shown to administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)


@hooks.register("register_reports_menu_item")
def limited_item() -> MenuItem:
    """The list of limited drafts."""
    return LimitedMenuItem(
        gettext_lazy("Limited drafts"), reverse("limited_drafts"), icon_name="lock", order=900
    )


@hooks.register("construct_homepage_panels")
def own_panels(request: HttpRequest, panels: list[Any]) -> None:
    """No title of a hidden draft on the dashboard."""
    replace_panels(panels)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what limits write into the history of a page; the remark is its comment."""
    ended = (gettext_lazy("End a limit"), gettext_lazy("Limit ended: published"))
    actions.register_action(verbs.ENDED, *ended)

    @actions.register_action(verbs.LIMITED)
    class Limited(LogFormatter):
        """Who reads it."""

        label = gettext_lazy("Limit a draft")

        def format_message(self, log_entry: Any) -> str:
            return _("Limited to %(readers)s") % {"readers": log_entry.data.get("readers", "")}

    for action, named, said in (
        (
            verbs.OPENED,
            gettext_lazy("Open a limited draft"),
            gettext_lazy("Opened, though limited"),
        ),  # fmt: skip
        (verbs.LIFTED, gettext_lazy("Lift a limit"), gettext_lazy("Lifted the limit")),
    ):
        actions.register_action(action)(_with_remark(named, said))


def _with_remark(named: Any, said: Any) -> type[LogFormatter]:
    class WithRemark(LogFormatter):
        """Says why."""

        label = named
        message = said

        def format_comment(self, log_entry: Any) -> str:
            return str(log_entry.data.get("remark", ""))

    return WithRemark
