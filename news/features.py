"""What an index shows first: chosen articles and off-site items, in order, six at most (N7)."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import InlinePanel, PageChooserPanel
from wagtail.models import Orderable

from core.labels import LabelField
from core.templatetags.core_tags import label
from entries.models import Entry
from entries.present import row

MOST = 6


class Feature(Orderable):
    """An article, shown in the reader's language, or an address elsewhere with its own words."""

    article = models.ForeignKey(
        "news.NewsPage",
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In any language: each language shows its own version, if it is public."),
    )
    address = models.URLField(_("or an address elsewhere"), max_length=500, blank=True)
    name = LabelField(_("title of the item elsewhere"), blank=True)

    panels = [PageChooserPanel("article"), "address", "name"]

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        if bool(self.article_id) == bool(self.address):
            raise ValidationError(_("Choose an article or write an address: one of the two."))
        if self.address and not self.name:
            raise ValidationError({"name": _("An item elsewhere needs a title.")})


def panel() -> InlinePanel:
    """Return the panel of an index's features."""
    return InlinePanel(
        "features",
        heading=_("Shown first, in this order"),
        label=_("item"),
        max_num=MOST,
        help_text=_("At most six. What isn't public is left out by itself."),
    )


def featured(page: Any, language: str) -> list[dict[str, Any]]:
    """Return the features as `components/feature.html` takes them (two queries).

    An article without a public version in `language` is left out: it was unpublished, or never was.
    """
    chosen = list(page.features.select_related("article"))
    keys = [item.article.translation_key for item in chosen if item.article]
    entries = {
        entry.translation_key: entry
        for entry in Entry.objects.filter(language=language, translation_key__in=keys)
    }
    found = []
    for item in chosen:
        entry = entries.get(item.article.translation_key) if item.article else None
        if entry is not None:
            found.append(row(entry, with_text=True))
        elif item.article is None:
            found.append(_elsewhere(item))
    return found


def _elsewhere(item: Feature) -> dict[str, Any]:
    host = urlsplit(item.address).hostname or ""
    return {"title": label(item.name), "url": item.address, "place": host.removeprefix("www.")}
