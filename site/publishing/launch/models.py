"""Which member states sign a release off, and what each of them signed."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SigningState(models.Model):
    """A member state without whose word the texts of a release don't go out."""

    release = models.ForeignKey(
        "publishing.Release", on_delete=models.CASCADE, related_name="signing_states"
    )
    country = models.ForeignKey(
        "directory.Country", on_delete=models.PROTECT, related_name="+", verbose_name=_("state")
    )

    class Meta:
        verbose_name = _("signing state")
        verbose_name_plural = _("signing states")
        default_permissions = ()
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["release", "country"], name="state_once_a_release")
        ]

    def __str__(self) -> str:
        return str(self.country)


class SignOff(models.Model):
    """A state's word on one text as it stood: a later draft isn't covered by it."""

    member = models.ForeignKey(
        "publishing.ReleaseMember", on_delete=models.CASCADE, related_name="sign_offs"
    )
    country = models.ForeignKey("directory.Country", on_delete=models.PROTECT, related_name="+")
    #: The draft that was signed. Wagtail may overwrite a revision, so its time stands beside it.
    revision_id = models.PositiveBigIntegerField()
    revised_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        default_permissions = ("add",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["member", "country"], name="one_sign_off_a_state")
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.member}"
