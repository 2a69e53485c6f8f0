"""What waits to be read by a second person, what one decided on, and whom we have told."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import AbstractGroupApprovalTask


class LaterReview(models.Model):
    """One person's publication of a page in one language, until somebody else has read it (R5).

    A page that changes again before that keeps its row: the age counts from the first publication
    that nobody has read, and whoever took part since is no reader.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="later_reviews"
    )
    publication = models.ForeignKey(
        "publishing.Publication", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    title = models.CharField(max_length=255)
    language = models.CharField(max_length=3)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    since = models.DateTimeField(db_index=True)
    changed_at = models.DateTimeField()
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    #: Why an administrator published alone what needs two people.
    remark = models.TextField(_("why alone"), blank=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    cleared_at = models.DateTimeField(null=True)
    note = models.TextField(_("note"), blank=True, max_length=500)

    class Meta:
        verbose_name = _("review afterwards")
        verbose_name_plural = _("reviews afterwards")
        ordering = ["since", "pk"]
        default_permissions = ()
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(cleared_at__isnull=True),
                name="one_open_review_a_page",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class ReleaseApproval(models.Model):
    """A second person's word on a release as it stood; a later change isn't covered by it."""

    release = models.ForeignKey(
        "publishing.Release", on_delete=models.CASCADE, related_name="approvals"
    )
    fingerprint = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    remark = models.TextField(_("why alone"), blank=True)

    class Meta:
        verbose_name = _("approval of a release")
        verbose_name_plural = _("approvals of releases")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.release}: {self.by}"


class SecondPersonTask(AbstractGroupApprovalTask):
    """A step of a workflow that nobody takes for a text of his own."""

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        from publishing.approvals import reason_against_approval

        found: list[tuple[str, Any, bool]] = super().get_actions(obj, user)
        if any(name == "approve" for name, *_rest in found) and reason_against_approval(user, obj):
            return [row for row in found if row[0] != "approve"]
        return found

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Nobody is kept out of a text that waits for nobody."""
        from publishing.review.waiting import has_nobody

        return bool(super().locked_for_user(obj, user) and not has_nobody(self, obj))

    @classmethod
    def get_description(cls) -> str:
        return str(_("Somebody of these groups who didn’t write or submit the text approves it"))

    class Meta:
        verbose_name = _("second person")
        verbose_name_plural = _("second persons")


class Notice(models.Model):
    """What somebody was told once: told again only when the thing itself changes."""

    key = models.CharField(max_length=120, primary_key=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.key
