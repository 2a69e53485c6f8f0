"""Doors of the editor that concern languages."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.pages import BasePage
from languages.admin_views import edit_or_publish


# Before wagtail-localize's own hook, which would publish with the source's words.
@hooks.register("before_edit_page", order=-10)
def publish_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publish through our verb."""
    return edit_or_publish(request, page)


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
def translate_button(
    page: Page, user: Any, view_name: str = "", next_url: str = ""
) -> Iterator[Button]:
    """Offer "Translate" to whoever may edit the page, not to one global permission."""
    if isinstance(page.specific, BasePage) and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Translate"),
            reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
            priority=55,
            icon_name="wagtail-localize-language",
        )
