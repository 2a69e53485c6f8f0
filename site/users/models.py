"""The account of an editor."""

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
