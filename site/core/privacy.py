"""Who may read what: anyone, for lists that don't read `entries`; and editors in the admin."""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q

from wagtail.models import Page, PageViewRestriction
from wagtail.permissions import policy_registry


def readable(pages: Any) -> Any:
    """Return the live pages of a queryset without those that are private, or below a private one.

    Wagtail's `public()` costs a query for each list and a condition for each restriction.
    """
    return pages.filter(open_to_all(), live=True)


def open_to_all(path: str = "path") -> Any:
    """Return the condition that neither a page nor one above it is private.

    Args:
        path: the lookup of the page's place in the tree, from the rows that are filtered.
    """
    own = ExpressionWrapper(OuterRef(path), output_field=CharField())
    above = PageViewRestriction.objects.alias(own=own).filter(own__startswith=F("page__path"))
    return ~Exists(above)


def pages_for(user: Any, pages: Any) -> Any:
    """Return the pages of a queryset that are public or in the user's part of the tree."""
    policy: Any = policy_registry.get_by_type(Page)
    own = policy.explorable_instances(user)
    public = readable(Page.objects.all())
    return pages.filter(Q(pk__in=own.values("pk")) | Q(pk__in=public.values("pk")))
