"""What a text needs beside its own fields to stand in lists, feeds and under a name (A8, T1)."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.pages import BasePage
from core.registries import Check, Reason, register_advice, register_publication_rule, related
from directory.models import Body


@register_publication_rule
def says_what_it_is_about(instance: Any) -> Iterator[Reason]:
    """A dated text stands in lists and feeds: without a teaser nobody knows what it is about."""
    if isinstance(instance, BasePage) and instance.in_feeds:
        yield from _without_teaser(instance)


@register_advice
def section_says_what_it_is_about(instance: Any) -> Iterator[Reason]:
    """A section may stand without a teaser, but search engines and cards print it."""
    if isinstance(instance, BasePage) and not instance.in_feeds:
        yield from _without_teaser(instance)


def _without_teaser(page: BasePage) -> Iterator[Reason]:
    if not page.entry_teaser().strip():
        message = _("Write one sentence for lists and feeds.")
        yield Reason(message, page.teaser_field, Check.TEASER)


@register_publication_rule
def somebody_answers_for_it(instance: Any) -> Iterator[Reason]:
    """No dated text without a responsible body: its issuers, else the site's own publisher."""
    if not isinstance(instance, BasePage) or not instance.in_feeds:
        return
    # Not `issued_by()`: it would remember the rows of before the form was saved.
    if hasattr(instance, "issuers") and related(instance, "issuers"):
        return
    if not Body.objects.filter(live=True, is_publisher=True).exists():
        message = _("No body answers for this text: mark one as the publisher of the site.")
        yield Reason(message, "", Check.ISSUER)


@register_advice
def has_a_text(instance: Any) -> Iterator[Reason]:
    """A page that could have a text has one."""
    if not isinstance(instance, BasePage):
        return
    names = instance.get_streamfield_names()
    if names and not any(getattr(instance, name) for name in names):
        yield Reason(_("This page has no text yet."), names[0], Check.TEXT)


@register_advice
def public_translations_have_teasers(instance: Any) -> Iterator[Reason]:
    """A text that is public without a teaser in one language is poor in the lists of that one."""
    if not isinstance(instance, BasePage) or not instance.pk:
        return
    rows = instance.get_translations().live().select_related("locale")
    for page in rows:
        if not page.entry_teaser().strip():
            name = settings.LANGUAGE_FACTS[page.locale.language_code][0]
            message = _("The public page in this language has no teaser: %(language)s.")
            yield Reason(message % {"language": name}, "", Check.TEASER)
