"""The admin of the centres: opening one, and an editor's first steps."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from centres.first_steps import panels
from centres.views import OpeningView
from users.roles import is_administrator


class OpeningMenuItem(MenuItem):
    """Shown to who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)


@hooks.register("register_admin_urls")
def opening_urls() -> list[Any]:
    """Where a centre is opened."""
    return [path("centres/open/", OpeningView.as_view(), name="open_centre")]


@hooks.register("register_settings_menu_item")
def opening_item() -> MenuItem:
    """Among the settings, where accounts and groups are."""
    return OpeningMenuItem(
        _("Open a centre"), reverse("open_centre"), icon_name="home", order=550, name="open-centre"
    )


@hooks.register("construct_homepage_panels")
def first_steps(request: HttpRequest, found: list[Any]) -> None:
    """What is left to do for the centres of the one who looks."""
    found += panels(request.user)
