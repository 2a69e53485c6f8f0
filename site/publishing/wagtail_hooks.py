"""Registers the doors' refusals, the log's words and the admin of this app."""

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from publishing import doors, guarded
from publishing.actions import TOLD_ANEW
from publishing.models import Statement
from publishing.reuse import takes_statements
from publishing.views.pages import ChecksView
from publishing.views.reuse import FromTemplateView
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
    actions.register_action(TOLD_ANEW, _("Other reason"), _("Told readers why the page is gone"))
    actions.register_action("launch.states", _("Signing states"), _("Chose the signing states"))
    actions.register_action("launch.sign_off", _("Sign-off"), _("Signed a text off for a state"))


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """The checks of a page's draft, and a text made from another."""
    return [
        path("pages/<int:page_id>/checks/", ChecksView.as_view(), name="page_checks"),
        path(
            "pages/<int:parent_page_id>/from-template/",
            FromTemplateView.as_view(),
            name="page_from_template",
        ),
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def template_buttons(page: Page, user: Any, *_args: Any, **_kwargs: Any) -> Iterator[Button]:
    """On a section: start from a template; on a text: use it as one, in its own section."""
    if page.specific_class is None:
        return
    is_text = issubclass(page.specific_class, Statement)
    section = page.get_parent() if is_text else page
    if not takes_statements(section) or not section.permissions_for_user(user).can_add_subpage():
        return
    url = reverse("page_from_template", args=[section.pk])
    label = _("Use as template") if is_text else _("Start from a template")
    query = f"?template={page.pk}" if is_text else ""
    yield Button(label, url + query, icon_name="copy", priority=31)


@hooks.register("register_page_header_buttons")
def reason_button(page: Page, user: Any, *_args: Any, **_kwargs: Any) -> Iterator[Button]:
    """On a page that is gone: tell its readers another reason (on a live one: Wagtail's own)."""
    if not page.live and page.permissions_for_user(user).can_withdraw():
        url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
        yield Button(_("Change the reason"), url, icon_name="download", priority=32)


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    """Releases and withdrawals, and the page views that ask for reasons."""
    return [SitePageViewSet(), PublishingGroup()]


register_snippet(CorrectionViewSet)
