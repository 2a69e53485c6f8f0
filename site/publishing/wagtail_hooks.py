"""Registers the doors' refusals, the log's words and the admin of this app."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from publishing import doors, guarded
from publishing.views.pages import ChecksView
from publishing.viewsets import CorrectionViewSet, PublishingGroup, SitePageViewSet

hooks.register("before_bulk_action", doors.before_bulk)
hooks.register("before_copy_page", doors.before_copy)
hooks.register("register_actions", guarded.register, order=100)  # after Wagtail's own
hooks.register("before_delete_snippet", doors.before_delete_correction)
hooks.register("before_unpublish", doors.before_unpublish_record)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what a release and a withdrawal write into the history."""
    actions.register_action("publishing.release", _("Release"), _("Released"))
    actions.register_action("publishing.recall", _("Recall"), _("Recalled"))
    actions.register_action("launch.states", _("Signing states"), _("Chose the signing states"))
    actions.register_action("launch.sign_off", _("Sign-off"), _("Signed a text off for a state"))


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """The checks of a page's draft."""
    return [path("pages/<int:page_id>/checks/", ChecksView.as_view(), name="page_checks")]


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    """Releases and withdrawals, and the page views that ask for reasons."""
    return [SitePageViewSet(), PublishingGroup()]


register_snippet(CorrectionViewSet)
