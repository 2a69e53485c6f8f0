"""What a page says because the law of the host country demands it."""

from typing import Any

from django import template

from core.pages import BasePage
from publishing.disclosure.models import Output
from publishing.disclosure.texts import disclosure_of, shown_in

register = template.Library()


@register.simple_tag
def disclosure(page: Any) -> dict[str, str] | None:
    """Return the parameters of `components/disclosure.html` for the page, or None."""
    if not isinstance(page, BasePage):
        return None
    found = shown_in(Output.PAGE, disclosure_of(page))
    if found is None:
        return None
    lang = "" if found.language == page.locale.language_code else found.language
    return {"text": found.text, "lang": lang}
