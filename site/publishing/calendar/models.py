"""When a page is to be read again, and the secret address of a person's calendar."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReviewDate(models.Model):
    """The day by which somebody reads a page again; they are reminded once."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="review_date"
    )
    due_on = models.DateField(_("read again by"), db_index=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who reads it"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reminded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.page}: {self.due_on}"

    @property
    def is_overdue(self) -> bool:
        """Whether its day is over."""
        return self.due_on < timezone.localdate()


class CalendarAddress(models.Model):
    """Whether a person's secret address is open, and which of the addresses they had it is.

    Calendar programs can't sign in. The address itself isn't stored: it is signed (views.token_of).
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_address"
    )
    number = models.PositiveIntegerField(default=1)
    is_open = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.user}: {self.number}"
