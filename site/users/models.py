"""The account of an editor."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _

from core.labels import LabelField


class User(AbstractUser):
    """An editor; readers have no accounts.

    `office` is what attribution shows of an author or approver: the office, not the person.
    """

    office = LabelField(
        _("office"),
        blank=True,
        help_text=_("For example “Press unit”. Shown in attribution instead of a name."),
    )

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Hold no right that publishes without a second factor, superuser or not."""
        from users.second_factor import is_publishing, lacks_factor  # its models need this one

        if is_publishing(perm) and lacks_factor(self):
            return False
        return super().has_perm(perm, obj)
