"""The one rule: from whom a draft is hidden.

Every door asks it: the tester of pages (`publishing.permissions`) for a page, the policy of pages
(`publishing.limits.policy`) for lists, choosers, search, reports and the admin's API.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from wagtail.models import Page

from publishing.limits.models import Limit, Remark
from users.roles import is_administrator

#: How long an administrator's remark opens a draft: a working day, and the night after it.
OPEN_FOR = timedelta(hours=24)


def closed_to(user: Any) -> QuerySet[Limit]:
    """Return the limits that keep `user` out."""
    found = Limit.objects.all()
    if not user.is_authenticated:
        return found
    listed = Limit.objects.filter(Q(people=user) | Q(groups__user=user))
    found = found.exclude(pk__in=listed.values("pk"))
    if is_administrator(user):
        opened = Remark.objects.filter(
            user=user, kind=Remark.Kind.OPENED, at__gte=timezone.now() - OPEN_FOR
        )
        found = found.exclude(translation_key__in=opened.values("translation_key"))
    return found


def hidden_from(user: Any) -> Q:
    """Return the condition of the pages that `user` may not know of. What is live is public."""
    return Q(live=False, translation_key__in=closed_to(user).values("translation_key"))


def hides(user: Any, page: Any) -> bool:
    """Tell whether `page` is hidden from `user`; one query for all pages of a request."""
    return not page.live and page.translation_key in _keys(user)


def _keys(user: Any) -> frozenset[UUID]:
    known: frozenset[UUID] | None = getattr(user, "_hidden_keys", None)
    if known is None:
        known = frozenset(closed_to(user).values_list("translation_key", flat=True))
        user._hidden_keys = known
    return known


def forget(user: Any) -> None:
    """Forget what was remembered on `user`: a limit has changed."""
    user.__dict__.pop("_hidden_keys", None)


def limit_of(page: Page) -> Limit | None:
    """Return the limit of a draft, or None."""
    if page.live:
        return None
    return Limit.objects.filter(translation_key=page.translation_key).first()


def is_limited(page: Any) -> bool:
    """Tell whether only some may read the page."""
    keys = Limit.objects.filter(translation_key=page.translation_key)
    return not page.live and keys.exists()
