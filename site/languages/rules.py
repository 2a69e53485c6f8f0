"""What a translation must be before it may be live."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import ngettext

from wagtail.models import Page

from core.pages import BasePage
from core.registries import Reason, register_publication_rule
from languages.translations import translation_into, untranslated


@register_publication_rule
def no_untranslated_string(instance: Any) -> Iterator[Reason]:
    """Refuse a translation with a string in the source's language, by any door."""
    if not isinstance(instance, Page) or not instance.pk:
        return
    translation = translation_into(instance)
    if translation is None:
        return
    missing = untranslated(translation)
    if missing:
        first = str(missing[0].string.data)[:60]
        message = ngettext(
            "%(count)d text isn't translated yet: “%(first)s”.",
            "%(count)d texts aren't translated yet, the first is “%(first)s”.",
            len(missing),
        )
        yield Reason(message % {"count": len(missing), "first": first})


@register_publication_rule
def home_has_its_language_as_address(instance: Any) -> Iterator[Reason]:
    """The address is the language (core.routing): a page below another language's home is false."""
    if not isinstance(instance, BasePage) or not instance.url_path:
        return
    language = instance.url_path.split("/")[1]
    if language and language != instance.locale.language_code and instance.depth > 1:
        from django.utils.translation import gettext as _

        yield Reason(_("A page stands below the home page of its own language."))
