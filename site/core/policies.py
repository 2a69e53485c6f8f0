"""What the policies of records say, asked in one way by views, choosers and forms."""

from typing import Any

from django.db.models import Q

from wagtail.permissions import policy_registry

#: Who may do one of these with a record sees its drafts.
SEEING = ("view", "add", "change", "publish")


def may_see(user: Any, record: Any) -> bool:
    """Tell whether `user` has a right on a record, or on some records when given their model."""
    if isinstance(record, type):
        return bool(policy_registry.get_by_type(record).user_has_any_permission(user, SEEING))
    policy = policy_registry.get(record)
    return bool(policy.user_has_any_permission_for_instance(user, SEEING, record))


def records_seen(user: Any, records: Any) -> Any:
    """Return what of a queryset of records is live, or the user has a right on."""
    policy = policy_registry.get_by_type(records.model)
    mine = policy.instances_user_has_any_permission_for(user, SEEING)
    if not mine.query.where:  # HQ has a right on them all
        return records
    return records.filter(Q(live=True) | Q(pk__in=mine.values("pk")))


def own_among(user: Any, records: Any, kept: Any = None) -> Any:
    """Return what of `records` the user may change, and the id `kept`; HQ gets all of them.

    So does who may change none: a translator keeps what stands in a form.
    """
    policy = policy_registry.get_by_type(records.model)
    if not policy.user_has_permission(user, "change"):
        return records
    mine = policy.instances_user_has_permission_for(user, "change")
    if not mine.query.where:
        return records
    return records.filter(Q(pk__in=mine.values("pk")) | Q(pk=kept))
