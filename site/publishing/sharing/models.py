"""A link to named versions of a page, and the answers of who read them."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.pages import BasePage


class SharedDraft(models.Model):
    """A link that somebody was given. Of the secret in it only a digest is kept."""

    name = models.CharField(
        _("who reads it"),
        max_length=120,
        help_text=_("A person or an office: it stands in the log of who opened what."),
    )
    questions = models.TextField(
        _("questions"),
        blank=True,
        max_length=2000,
        help_text=_(
            "What the reader is to check; they can then answer without an account. "
            "Empty: they only read."
        ),
    )
    #: The beginning of the secret: finds the row, opens nothing.
    handle = models.CharField(max_length=8, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    expires_at = models.DateTimeField(_("link ends"))
    revoked_at = models.DateTimeField(null=True, editable=False)
    #: Whose right the link lives on; nobody's any more: it is dead.
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    opened = models.PositiveIntegerField(_("opened"), default=0, editable=False)

    class Meta:
        verbose_name = _("shared preview")
        verbose_name_plural = _("shared previews")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def has_ended(self) -> bool:
        """Whether it was revoked or its time is over."""
        return self.revoked_at is not None or self.expires_at <= timezone.now()


class SharedPage(models.Model):
    """The version of one language that a link shows.

    Its words are a copy: autosave may overwrite a revision, and the link shows what was shared.
    """

    link = models.ForeignKey(SharedDraft, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    revision_number = models.PositiveBigIntegerField()
    revision_at = models.DateTimeField()
    content = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["link", "page"], name="page_once_a_link")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.revision_number}"

    def draft(self) -> BasePage:
        """Return the page in the words that were shared."""
        page: Any = self.page.specific
        found: BasePage = page.with_content_json(self.content)
        return found


class Answer(models.Model):
    """What a reader without an account says of the version they were shown."""

    class Verdict(models.TextChoices):
        CORRECT = "correct", _("Everything is correct")
        CHANGE = "change", _("Something must be changed")
        NOTE = "note", _("A note")

    shared = models.ForeignKey(SharedPage, on_delete=models.CASCADE, related_name="answers")
    verdict = models.CharField(_("your answer"), max_length=7, choices=Verdict.choices)
    text = models.TextField(_("what is to be changed, or your note"), blank=True, max_length=4000)
    name = models.CharField(_("your name"), max_length=120)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name}: {self.get_verdict_display()}"
