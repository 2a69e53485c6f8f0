"""Addresses that the site answers itself: a page there would never be seen."""

from typing import Any

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

TAKEN = _("The site itself answers at this address: choose another.")


def is_taken_by_the_site(parent: Any, slug: str) -> bool:
    """Tell whether a page of `slug` below `parent` would be hidden by an address of the site's."""
    language = parent.url_path.strip("/").partition("/")[0] if parent and slug else ""
    if language not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        return False
    with override(language):
        try:
            return bool(resolve(f"{parent.url_path}{slug}/").url_name != "wagtail_serve")
        except Resolver404:
            return False
