"""Who alone reads a draft, and why an administrator read it all the same."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class Limit(models.Model):
    """The drafts of a text, in every language, are for the persons and groups of this list."""

    translation_key = models.UUIDField(unique=True)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("persons"), blank=True, related_name="+"
    )
    groups = models.ManyToManyField(Group, verbose_name=_("groups"), blank=True, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("limited draft")
        verbose_name_plural = _("limited drafts")
        ordering = ["-made_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.translation_key)

    def readers(self) -> str:
        """Return the list in words."""
        people = [user.get_full_name() or user.get_username() for user in self.people.all()]
        return ", ".join([*people, *(group.name for group in self.groups.all())])


class Remark(models.Model):
    """Why a limited draft was opened by who isn't on its list, or is limited no longer."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("Opened")
        LIFTED = "lifted", _("Limit lifted")

    #: Outlives the limit: the remark stays beside the page.
    translation_key = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    text = models.TextField(_("remark"), max_length=1000)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"
