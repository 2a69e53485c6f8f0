"""What an article needs beside its own fields before it goes live."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.registries import Reason, register_publication_rule, related


@register_publication_rule
def has_an_author_body(instance: Any) -> Iterator[Reason]:
    """Every public text says which body issued it (PRODUCT.md)."""
    from news.models import NewsPage

    if isinstance(instance, NewsPage) and not related(instance, "issuers"):
        yield Reason(_("Name at least one issuing body."), "issuers")
