"""Who reads and answers messages: those they were written to."""

from collections.abc import Iterable
from typing import Any

from directory.policies import CentrePolicy
from home.contact.models import Message


class MessagePolicy(CentrePolicy):
    """A centre's editors answer what was sent to it, HQ's publishers what was sent to HQ.

    Administrators see them all, and only they delete before the date. Nobody makes one here.
    """

    def __init__(self) -> None:
        super().__init__(Message, "centre_id", ["view", "change"])

    def for_hq(self, user: Any, actions: Iterable[str]) -> bool:
        """Tell whether `user` may do one of `actions` with what was sent to headquarters."""
        return bool(self.actions & set(actions)) and user.has_perm("contact.answer_message")

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action == "add":
            return False
        return super().user_has_permission(user, action) or self.for_hq(user, [action])

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if instance.centre_id is None and self.for_hq(user, [action]):
            return True
        return super().user_has_permission_for_instance(user, action, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        found = super().instances_user_has_any_permission_for(user, actions)
        if self.for_hq(user, actions) and not self.is_everywhere(user):
            found = found | Message.objects.filter(centre=None)
        return found
