"""What a translation must be before it may be live."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.pages import BasePage
from core.reach import CENTRES, is_centre_only
from core.registries import Reason, register_publication_rule
from languages.words import (
    left_in_source_language,
    not_applied,
    strings_of,
    translation_into,
    untranslated,
)

#: The sections of a language stand below its home page.
SECTION_DEPTH = 3


@register_publication_rule
def no_untranslated_string(instance: Any) -> Iterator[Reason]:
    """Refuse a translation with words in the source's language, by any door.

    A live page whose source has moved on stays live and may be saved (locked, moved, restricted):
    only new words are judged.
    """
    if not isinstance(instance, BasePage) or not instance.pk:
        return
    translation = translation_into(instance, stopped=True)
    if translation is None or _is_live_with_the_same_words(instance):
        return
    if not translation.enabled:
        missing = left_in_source_language(translation, instance)
    else:
        missing = [segment.string.data for segment in untranslated(translation)]
    if missing:
        message = ngettext(
            "%(count)d text isn't translated yet: “%(first)s”.",
            "%(count)d texts aren't translated yet, the first is “%(first)s”.",
            len(missing),
        )
        yield Reason(message % {"count": len(missing), "first": missing[0][:60]})
    elif translation.enabled and not_applied(translation, instance):
        yield Reason(_("This draft is older than its translation: save the translation again."))


def _is_live_with_the_same_words(instance: BasePage) -> bool:
    row = type(instance).objects.filter(pk=instance.pk, live=True).first()
    return row is not None and strings_of(row) == strings_of(instance)


@register_publication_rule
def stands_in_its_language(instance: Any) -> Iterator[Reason]:
    """The address is the language (core.routing): below another language's home a page is false."""
    if not isinstance(instance, BasePage) or not instance.url_path or instance.depth < 2:
        return
    language = instance.url_path.split("/")[1]
    if language and language != instance.locale.language_code:
        yield Reason(_("A page stands below the home page of its own language."))
    is_section = instance.depth == SECTION_DEPTH and instance.entry_kind != CENTRES
    if is_section and is_centre_only(language):
        yield Reason(_("Only centres have pages in this language."))
