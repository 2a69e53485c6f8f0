"""The calendar's place in the menu, and the review's in a page's own."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button


@hooks.register("register_admin_menu_item")
def calendar_item() -> MenuItem:
    """Everyone has a calendar; it shows what they may see."""
    return MenuItem(
        _("Calendar"), reverse("editors_calendar"), name="calendar", icon_name="calendar", order=215
    )


@hooks.register("register_page_header_buttons")
def review_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Any]:
    """Lead to the day by which the page is read again."""
    if page.pk and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Review date"),
            reverse("review_date", args=[page.pk]),
            icon_name="calendar",
            priority=75,
        )
