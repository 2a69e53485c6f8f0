"""What the public is told about a text that went away."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from core.labels import LabelTextField


class Withdrawal(models.Model):
    """A page that was public and no longer is, with the reason the reader is told (N5).

    It keeps the address and the title, so that it answers after the page was deleted; and of a text
    that stays, what was public at that moment.
    """

    class Reason(models.TextChoices):
        ERROR = (
            "published_in_error",
            _("published in error: the address answers 410, with the text"),
        )
        CONSOLIDATED = "consolidated", _("part of another page: the address leads there")
        WITHDRAWN = "withdrawn", _("withdrawn: the text stays at its address, under a dated notice")

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="withdrawals"
    )
    translation_key = models.UUIDField(db_index=True)
    path = models.CharField(max_length=1000, db_index=True)
    title = models.CharField(max_length=255)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices)
    text = LabelTextField(_("what the reader is told"), blank=True)
    replacement = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page that replaces it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    content = models.JSONField(encoder=DjangoJSONEncoder, null=True, editable=False)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: Set when the page is published again, or its readers are told another reason.
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.title


def withdrawal_of(page: Page) -> Withdrawal | None:
    """Return what the readers of a page that is gone are told now; None when they are told none."""
    return Withdrawal.objects.filter(page_id=page.pk, lifted_at=None).first()
