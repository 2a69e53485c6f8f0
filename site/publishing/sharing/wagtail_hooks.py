"""The way to the links from a page's menu, and their words in its history."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter

from publishing.sharing.answers import ANSWERED
from publishing.sharing.links import OPENED, REVOKED, SHARED, may_share
from publishing.sharing.models import Answer


@hooks.register("register_page_header_buttons")
def share_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Any]:
    """Lead to the links of a page."""
    if page.pk and may_share(user, page):
        yield Button(
            gettext_lazy("Share a preview"),
            reverse("share_preview", args=[page.pk]),
            icon_name="link",
            priority=76,
        )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what links write into the history of a page."""
    named = {
        SHARED: (gettext_lazy("Share a preview"), gettext_lazy("Shared a preview with %(name)s")),
        REVOKED: (
            gettext_lazy("End a shared preview"),
            gettext_lazy("Ended the preview shared with %(name)s"),
        ),
        OPENED: (
            gettext_lazy("Open a shared preview"),
            gettext_lazy("%(name)s opened the shared preview"),
        ),
    }
    for action, (label, message) in named.items():
        actions.register_action(action)(_formatter(label, message))

    @actions.register_action(ANSWERED)
    class Answered(LogFormatter):
        """Who answered what."""

        label = gettext_lazy("Answer from outside")

        def format_message(self, log_entry: Any) -> str:
            verdict = dict(Answer.Verdict.choices).get(log_entry.data.get("verdict"), "")
            words = {"name": log_entry.data.get("name", ""), "verdict": verdict}
            return _("%(name)s, without an account, answered: %(verdict)s") % words

        def format_comment(self, log_entry: Any) -> str:
            return str(log_entry.data.get("text", ""))


def _formatter(named: Any, words: Any) -> type[LogFormatter]:
    class Named(LogFormatter):
        """Says whose link it is."""

        label = named

        def format_message(self, log_entry: Any) -> str:
            return str(words) % {"name": log_entry.data.get("name", "")}

    return Named
