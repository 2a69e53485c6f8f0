"""A release: pages and records that go out at one instant, all or nothing (decision 3)."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page


class Release(models.Model):
    """A set under embargo until its time. Its members are drafts: `live` is False until then."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        RELEASED = "released", _("released")
        RECALLED = "recalled", _("recalled")
        FAILED = "failed", _("failed")

    name = models.CharField(_("name"), max_length=200)
    goes_out_at = models.DateTimeField(
        _("goes out at"), null=True, blank=True, help_text=_("Empty: when somebody releases it.")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PLANNED, editable=False
    )
    audience = models.TextField(
        _("who knows"),
        blank=True,
        max_length=500,
        help_text=_("Who has the texts before the time, and under what terms."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    released_at = models.DateTimeField(_("released at"), null=True, editable=False)
    recalled_at = models.DateTimeField(_("recalled at"), null=True, editable=False)
    #: Why the last attempt failed: "member: reason", in the site's language.
    reasons = models.JSONField(default=list, editable=False)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-goes_out_at", "-pk"]
        permissions = [("go_out_release", _("Can release and recall"))]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; of one that exists all but the state, which only a claim changes.

        A form that was open while the release went out would otherwise plan it again.
        """
        if not self._state.adding and kwargs.get("update_fields") is None:
            names = {field.name for field in self._meta.concrete_fields}
            kwargs["update_fields"] = names - {"id", "state"}
        super().save(*args, **kwargs)


class ReleaseMember(models.Model):
    """A page (one language) or a record of a release."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="members")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    item = GenericForeignKey("content_type", "object_id")
    position = models.PositiveSmallIntegerField(default=0)
    #: What a recall goes back to.
    was_live = models.BooleanField(default=False, editable=False)
    previous_revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "content_type", "object_id"], name="member_once_a_release"
            )
        ]

    def __str__(self) -> str:
        return str(self.instance or "")

    @property
    def instance(self) -> Any:
        """The page (specific) or record, or None when it is gone."""
        found = self.item
        return found.specific if isinstance(found, Page) else found


def items_of(members: Iterable[ReleaseMember]) -> list[tuple[ReleaseMember, Any]]:
    """Return each member with its page (specific) or record, or None (three queries a type)."""
    members = list(members)
    wanted: dict[int, list[int]] = {}
    for member in members:
        wanted.setdefault(member.content_type_id, []).append(member.object_id)
    found: dict[tuple[int, int], Any] = {}
    for type_id, pks in wanted.items():
        model: Any = ContentType.objects.get_for_id(type_id).model_class()
        rows = model._default_manager.filter(pk__in=pks)
        items = list(rows.specific() if model is Page else rows)
        prefetch_related_objects(items, "latest_revision")
        found |= {(type_id, item.pk): item for item in items}
    return [(member, found.get((member.content_type_id, member.object_id))) for member in members]


def content_type_of(instance: models.Model) -> ContentType:
    """Return the type a member is filed under: one for all pages, else the record's own."""
    model = Page if isinstance(instance, Page) else type(instance)
    return ContentType.objects.get_for_model(model)


def releases_of(instance: models.Model, *states: str) -> models.QuerySet[Release]:
    """Return the releases in `states` that hold the page or record."""
    return Release.objects.filter(
        state__in=states,
        members__content_type=content_type_of(instance),
        members__object_id=instance.pk,
    )
