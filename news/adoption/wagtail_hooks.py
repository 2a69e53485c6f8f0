"""Where a centre's editor finds the stories to adopt."""

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from news.adoption.stories import CENTRE_SECTION_DEPTH
from news.adoption.views import AdoptView
from news.models import NewsIndexPage


@hooks.register("register_admin_urls")
def adopt_urls() -> list[Any]:
    """Where a story is adopted."""
    return [path("adopt/", AdoptView.as_view(), name="adopt_story")]


@hooks.register("register_page_header_buttons")
def adopt_button(page: Page, user: Any, view_name: str, next_url: Any = None) -> Iterator[Button]:
    """Lead there from the centre's own list of articles."""
    is_section = page.depth == CENTRE_SECTION_DEPTH and page.specific_class is NewsIndexPage
    if is_section and page.permissions_for_user(user).can_add_subpage():
        address = f"{reverse('adopt_story')}?section={page.pk}"
        yield Button(_("Adopt a story of headquarters"), address, icon_name="download", priority=15)
