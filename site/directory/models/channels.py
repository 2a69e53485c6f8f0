"""Official accounts: a reader can check whether one that speaks in our name is ours (T4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.codes import LanguageCodesField, validate_language_list
from core.labels import LabelField
from core.records import Record
from directory.forms import OwnRecordForm


class Channel(Record):
    """An official account, newsletter or further web site of the Council or of a centre."""

    class Network(models.TextChoices):
        WEBSITE = "website", _("web site")
        FACEBOOK = "facebook", "Facebook"
        INSTAGRAM = "instagram", "Instagram"
        LINKEDIN = "linkedin", "LinkedIn"
        MASTODON = "mastodon", "Mastodon"
        TELEGRAM = "telegram", "Telegram"
        VK = "vk", "VK"
        WHATSAPP = "whatsapp", "WhatsApp"
        X = "x", "X"
        YOUTUBE = "youtube", "YouTube"
        OTHER = "other", _("other")

    base_form_class = OwnRecordForm

    name = LabelField(_("name"), help_text=_("As a reader finds it, for example “YouTube, @name”."))
    network = models.CharField(_("network"), max_length=12, choices=Network.choices)
    url = models.URLField(_("address"), max_length=500, unique=True)
    centre = models.ForeignKey(
        "directory.Centre",
        verbose_name=_("regional centre"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="channels",
        help_text=_("Empty: the Council's own."),
    )
    languages = LanguageCodesField(
        _("languages"), default=list, blank=True, validators=[validate_language_list]
    )

    class Meta:
        verbose_name = _("official account")
        verbose_name_plural = _("official accounts")
        ordering = ["network", "pk"]
