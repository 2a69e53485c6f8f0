"""Wagtail's policy of pages, without what is hidden from the user."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model

from wagtail.permission_policies.pages import PagePermissionPolicy

from publishing.limits.rules import hidden_from, hides


class LimitedPagePolicy(PagePermissionPolicy):
    """Explorer, choosers, search, reports, history and API of the admin ask this policy."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        if hides(user, instance):
            return False
        return bool(super().user_has_any_permission_for_instance(user, actions, instance))

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        found = super().instances_user_has_any_permission_for(user, actions)
        return found.exclude(hidden_from(user))

    def explorable_instances(self, user: Any) -> Any:
        return super().explorable_instances(user).exclude(hidden_from(user))

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Any, include_superusers: bool = True
    ) -> Any:
        found = super().users_with_any_permission_for_instance(
            actions, instance, include_superusers
        )
        if instance.live:
            return found
        seeing = [user.pk for user in found if not hides(user, instance)]
        return get_user_model().objects.filter(pk__in=seeing)
