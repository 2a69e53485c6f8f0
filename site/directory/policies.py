"""Who may edit a record that belongs to a centre: one policy for views, listings and forms.

Rights on a whole kind of record are Django's and belong to HQ. The editors of a centre hold none of
those; the policy gives them the records of their own centre, so every door that knows nothing of
centres stays closed to them.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from wagtail.permission_policies import ModelPermissionPolicy

from directory.models import Centre
from users.roles import centre_editor
from users.second_factor import lacks_factor

EDITOR_PREFIX = centre_editor("")


def centres_of(user: Any) -> set[int]:
    """Return the ids of the centres that `user` edits; remembered on the user for the request.

    A centre that is suspended or closed has no editors.
    """
    if not user.is_active or user.is_anonymous:
        return set()
    known: set[int] | None = getattr(user, "_centres", None)
    if known is None:
        names = user.groups.filter(name__startswith=EDITOR_PREFIX).values_list("name", flat=True)
        slugs = [name.removeprefix(EDITOR_PREFIX) for name in names]
        working = Centre.objects.exclude(status__in=Centre.ENDED)
        known = set(working.filter(slug__in=slugs).values_list("pk", flat=True)) if slugs else set()
        user._centres = known
    return known


class CentrePolicy(ModelPermissionPolicy):
    """Django's rights for whom HQ gave them; for a centre's editors, `actions` on what is theirs.

    Args:
        model: a kind of record.
        centre: the name of the column with the centre's id.
        actions: what the editors of that centre may do with it.
    """

    def __init__(self, model: Any, centre: str, actions: Iterable[str]) -> None:
        super().__init__(model)
        self.centre = centre
        self.actions = frozenset(actions)

    def is_everywhere(self, user: Any) -> bool:
        """Tell whether HQ's rights decide: who may change every record has no others beside."""
        return bool(super().user_has_permission(user, "change"))

    def own(self, user: Any, actions: Iterable[str]) -> set[int]:
        """Return the ids of the centres in which `user` may do one of `actions`."""
        able = self.actions & set(actions)
        if lacks_factor(user):
            able -= {"publish"}
        if self.is_everywhere(user) or not able:
            return set()
        return centres_of(user)

    def user_has_permission(self, user: Any, action: str) -> bool:
        return super().user_has_permission(user, action) or bool(self.own(user, [action]))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if super().user_has_permission(user, action):
            return True
        return self._belongs(instance, self.own(user, [action]))

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        everything: QuerySet[Any] = self.model._default_manager.all()
        if any(super(CentrePolicy, self).user_has_permission(user, each) for each in actions):
            return everything
        return everything.filter(**{f"{self.centre}__in": self.own(user, actions)})

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        found = self._get_users_with_any_permission_codenames_filter(
            self._get_permission_codenames(actions)
        )
        if self.actions & set(actions):
            found |= Q(groups__name__in=self._groups()) & Q(is_active=True)
        return get_user_model().objects.filter(found).distinct()

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance: Any) -> Any:
        users = self.users_with_any_permission(actions)
        wanted = [
            user.pk
            for user in users
            if self.user_has_any_permission_for_instance(user, actions, instance)
        ]
        return users.filter(pk__in=wanted)

    def _belongs(self, instance: Any, centres: set[int]) -> bool:
        """Both the public row and the newest draft must be theirs: neither is shown to others."""
        if not centres or getattr(instance, self.centre) not in centres:
            return False
        if instance.pk is None or not getattr(instance, "latest_revision_id", None):
            return True
        return getattr(instance.get_latest_revision_as_object(), self.centre) in centres

    @staticmethod
    def _groups() -> list[str]:
        working = Centre.objects.exclude(status__in=Centre.ENDED)
        return [centre_editor(slug) for slug in working.values_list("slug", flat=True)]
