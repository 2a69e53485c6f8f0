"""What a centre publishes for itself, and what with another person (A1, R5)."""

from typing import Any

from directory.models import Centre
from directory.queries import centre_above
from news.models import NewsPage
from publishing.four_eyes import place_of, register_afterwards, register_four_eyes


def centre_of(page: Any) -> Centre | None:
    """Return the centre in whose part of the tree an article stands; None for anything else."""
    return centre_above(place_of(page)) if isinstance(page, NewsPage) else None


@register_four_eyes
def news_of_untrusted_centres_need_two(page: Any) -> bool:
    """A centre that HQ doesn't trust publishes with a second person only."""
    centre = centre_of(page)
    return bool(centre and not centre.trusted)


@register_afterwards
def news_of_trusted_centres_are_reviewed(page: Any) -> bool:
    """One that HQ trusts publishes its news at once; another person reads it afterwards."""
    centre = centre_of(page)
    return bool(centre and centre.trusted)
