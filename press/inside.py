"""What a press kit promises beside its link: the kinds of files that are in it, in words."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from babel.lists import format_list

from press.files import kinds
from press.kit import pages_of, uses_of
from press.texts import quotations
from text.casing import sentence


def inside(key: UUID, language: str) -> str:
    """Return what the kit of a text holds, as one line ("Text, contacts and …").

    Returns:
        "" when there is no kit: the public can read no such page in this language.

    At most nine queries, three for a text without files; no file is opened.
    """
    pages = pages_of(key, language)
    if not pages:
        return ""
    found = kinds(uses_of(pages), language, Q(is_public=True))
    parts = [
        _("text"),
        _("quotations") if any(quotations(page) for page in pages) else "",
        _("pictures in print and web size") if "picture" in found else "",
        _("documents") if "document" in found else "",
        _("films with all that is said in them") if "film" in found else "",
        _("contacts"),
        _("a list of credits and rights"),
    ]
    return f"{sentence(format_list([part for part in parts if part], locale=language), language)}."
