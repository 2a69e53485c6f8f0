"""The page at the root of a language: a home page, or what only leads to the centres (L1)."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from wagtail.models import Locale, Page

from core.navigation import forget_furniture
from publishing.actions import publish
from publishing.effects import happened
from users.roles import ensure_roles


class NoHome(Exception):
    """There is no source-language home page to start from."""


def source_home() -> Any:
    """Return the source language's home page, specific.

    Raises:
        NoHome: the first setup hasn't run.
    """
    home = Page.objects.filter(url_path=f"/{settings.LANGUAGE_CODE}/").first()
    if home is None:
        raise NoHome(_("There is no home page to start from: run the first setup."))
    return home.specific


def join_site(home: Page, source: Page) -> None:
    """Make the root of a language that was the centres' alone the whole site's home page.

    It and the section of the centres become versions of the source language's.
    """
    for section in home.get_children():
        same = source.get_children().filter(content_type_id=section.content_type_id).first()
        if same is not None:
            Page.objects.filter(pk=section.pk).update(translation_key=same.translation_key)
    Page.objects.filter(pk=home.pk).update(translation_key=source.translation_key)
    for page in [home, *home.get_children()]:
        happened(page.specific_class.objects.get(pk=page.pk))


def open_for_centres(code: str, name: str, by: Any = None) -> Page:
    """Make and publish the root of a language that only centres have, and the rights in it.

    It is no translation of the home page: headquarters has no page in this language, and none of
    its own leads here.

    Args:
        code: one of `CENTRE_LANGUAGES`, without a home page yet.
        name: what the site calls itself in that language.

    Raises:
        NoHome: the first setup hasn't run.
    """
    source = source_home()
    locale, _created = Locale.objects.get_or_create(language_code=code)
    home = type(source)(title=name, site_name=name, locale=locale, owner=by, live=False)
    source.get_parent().add_child(instance=home)
    home.save_revision(user=by)
    publish(home, by)
    ensure_roles()
    forget_furniture()
    home.refresh_from_db()
    return home
