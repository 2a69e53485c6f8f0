"""The account of an editor."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An editor; readers have no accounts.

    `office` is what attribution shows of an approver: the office, not the person.
    """

    office = models.CharField(
        _("office"),
        max_length=200,
        blank=True,
        help_text=_("For example “Press unit”. Shown in attribution instead of a name."),
    )
