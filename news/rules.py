"""What an article needs beside its own fields before it goes live."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.registries import Check, Reason, register_advice, register_publication_rule, related
from news.features import MOST
from publishing.four_eyes import register_four_eyes


@register_publication_rule
def has_an_author_body(instance: Any) -> Iterator[Reason]:
    """Every public text says which body issued it (PRODUCT.md)."""
    from news.models import NewsPage

    if isinstance(instance, NewsPage) and not related(instance, "issuers"):
        yield Reason(_("Name at least one issuing body."), "issuers", Check.ISSUER)


@register_advice
def says_which_priority_it_serves(instance: Any) -> Iterator[Reason]:
    """An article without a priority is missing on the Strategy's pages and in the reports."""
    from news.models import NewsPage

    if isinstance(instance, NewsPage) and not related(instance, "priorities"):
        message = _("No priority of the Strategy is assigned.")
        yield Reason(message, "priorities", Check.PRIORITY)


@register_publication_rule
def features_are_few(instance: Any) -> Iterator[Reason]:
    """What is shown first is a choice only while it is short (N7)."""
    if hasattr(instance, "features") and len(related(instance, "features")) > MOST:
        message = _("At most %(most)d items are shown first: take one out.") % {"most": MOST}
        yield Reason(message, "features")


@register_four_eyes
def statements_need_two(page: Any) -> bool:
    """What binds the organisation by its wording is never one person's (A1)."""
    from news.models import NewsPage

    return isinstance(page, NewsPage) and page.kind in (
        NewsPage.Kind.STATEMENT,
        NewsPage.Kind.RESPONSE,
    )
