"""What a reader wrote, until the day on which it is erased."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publishing.mail import MAX_TRIES
from publishing.models import QueuedMail


def day_of_erasure() -> date:
    """Return the day on which a message that comes today is erased."""
    return timezone.localdate() + timedelta(days=settings.CONTACT_KEPT_DAYS)


class Message(models.Model):
    """A message to a centre, or to headquarters.

    There is none without consent: the form refuses it. The name under which the site lists or logs
    it says nothing of its sender, so the trail keeps nobody's words after the day of erasure.
    """

    centre = models.ForeignKey(
        "directory.Centre",
        verbose_name=_("centre"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"))
    subject = models.CharField(_("subject"), max_length=150)
    text = models.TextField(_("message"), max_length=5000)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    erase_on = models.DateField(_("erased on"), default=day_of_erasure, db_index=True)
    is_answered = models.BooleanField(_("answered"), default=False)
    #: The queue removes the row once the mail server has taken it.
    mail = models.ForeignKey(QueuedMail, null=True, on_delete=models.SET_NULL, related_name="+")
    was_queued = models.BooleanField(default=False)
    #: Of the form that was sent: twice the same is one message.
    digest = models.CharField(max_length=64, unique=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message from a reader")
        verbose_name_plural = _("messages from readers")
        ordering = ["-received_at", "-pk"]
        default_permissions = ("view", "change", "delete")
        permissions: ClassVar[list[Any]] = [
            ("answer_message", _("Can answer messages to headquarters"))
        ]

    def __str__(self) -> str:
        return gettext("Message %(number)s") % {"number": self.pk}

    @property
    def was_sent(self) -> bool:
        """Whether the mail server has taken it."""
        return self.was_queued and self.mail is None

    @property
    def mail_state(self) -> str:
        """Whether it reached the mailbox, in words."""
        if self.was_sent:
            return gettext("sent")
        if self.mail is None:
            return gettext("not sent: no e-mail address")
        if self.mail.tries >= MAX_TRIES:
            return gettext("not sent: %(error)s") % {"error": self.mail.error}
        if self.mail.tries:
            return gettext("not sent yet: %(error)s") % {"error": self.mail.error}
        return gettext("not sent yet")

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Take the mail that still waits away, too: it holds the same words."""
        QueuedMail.objects.filter(pk=self.mail_id).delete()
        return super().delete(*args, **kwargs)
