"""What a centre's page needs before it goes live where the law demands a disclosure."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.pages import BasePage
from core.registries import Reason, register_publication_rule
from publishing.disclosure.texts import fresh_disclosure_of


@register_publication_rule
def discloses_in_its_language(instance: Any) -> Iterator[Reason]:
    """Nobody reads a disclosure in a language that isn't the page's."""
    if not isinstance(instance, BasePage) or not instance.locale_id:
        return
    code = instance.locale.language_code
    found = fresh_disclosure_of(instance)
    if found is not None and found.language != code:
        message = _(
            "The host country demands a disclosure, and it has no text in this language: "
            "%(language)s. Headquarters add it under “Disclosure rules”, in “%(rule)s”."
        )
        language = settings.LANGUAGE_FACTS.get(code, (code,))[0]
        yield Reason(message % {"language": language, "rule": found.rule})
