"""Doors of the editor that concern languages."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.pages import BasePage
from languages import editor

#: wagtail-localize's own "Translate" buttons show for this global flag; ours for the page's rights.
FLAG = "wagtail_localize.submit_translation"


# Before wagtail-localize's own hook, which would publish with the source's words.
@hooks.register("before_edit_page", order=-10)
def edit_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Edit and publish a translation by our rules."""
    return editor.edit(request, page)


@hooks.register("before_copy_page")
def no_alias(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say that aliases don't exist, instead of failing."""
    if request.method == "POST" and request.POST.get("alias"):
        messages.error(request, _("Alias pages don't exist on this site. Copy without it."))
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


@hooks.register("construct_page_action_menu")
def no_alias_action(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Take "Convert to alias page" out of the editor's menu."""
    items[:] = [item for item in items if item.name != "localize-convert-to-alias"]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def language_buttons(
    page: Page, user: Any, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """Offer to translate a page, and to mark a translation as reviewed."""
    page = page.specific
    if not isinstance(page, BasePage):
        return
    rights = page.permissions_for_user(user)
    if rights.can_edit() and not user.has_perm(FLAG):
        yield Button(
            _("Translate"),
            reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
            priority=55,
            icon_name="wagtail-localize-language",
        )
    if not page.translation_reviewed and rights.can_publish():
        yield Button(
            _("Mark as reviewed"),
            reverse("mark_reviewed", args=[page.pk]),
            priority=56,
            icon_name="check",
        )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what a review writes into the history."""
    actions.register_action(
        "languages.reviewed",
        gettext_lazy("Review of the language"),
        gettext_lazy("Marked as reviewed by a native reader"),
    )
