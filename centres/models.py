"""Pages of the regional centres."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.fields import StreamField

from modelcluster.fields import ParentalKey
from wagtail_localize.fields import SynchronizedField

from blocks.body import BodyBlock
from centres import context as contexts
from centres.structured import centre_node
from core.labels import localized
from core.pages import INTRODUCTION, BasePage
from core.plain import stream_text
from news.features import Feature
from news.features import panel as feature_panel


class CentreIndexPage(BasePage):
    """Map and list of the centres."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)

    entry_kind = "centres"
    max_count_per_parent = 1
    page_description = _("Map and list of the regional centres.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["centres.CentrePage"]
    content_panels: ClassVar[list[Any]] = ["title", INTRODUCTION]
    template = "pages/centre_index_page.html"

    class Meta:
        verbose_name = _("section of the centres")
        verbose_name_plural = _("sections of the centres")

    def entry_teaser(self) -> str:
        return self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.index_context(self, request.GET.get("page")))
        return context


class CentrePage(BasePage):
    """A centre's profile, its news and its meetings (R1)."""

    centre = models.ForeignKey(
        "directory.Centre",
        verbose_name=_("centre"),
        null=True,
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("Address, hours and state are kept there, once for all languages."),
    )
    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    shows_breadcrumb = False
    entry_kind = "centre"
    has_feed = True
    printed_relations = ("centre__country",)
    page_description = _("The profile of a regional centre with its own news and meetings.")
    parent_page_types: ClassVar[list[str]] = ["centres.CentreIndexPage"]
    subpage_types: ClassVar[list[str]] = [
        "news.NewsIndexPage",
        "events.MeetingIndexPage",
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("centre", overridable=False),
        SynchronizedField("features", overridable=False),
    ]
    content_panels: ClassVar[list[Any]] = [
        "title",
        "centre",
        INTRODUCTION,
        "body",
        feature_panel(),
    ]
    template = "pages/centre_page.html"

    class Meta:
        verbose_name = _("centre page")
        verbose_name_plural = _("centre pages")

    def entry_teaser(self) -> str:
        return self.introduction

    def written_at(self) -> Any:
        return self.centre if self.centre and self.centre.live else None

    def entry_text(self) -> str:
        parts = [stream_text(self.body)]
        if self.centre:
            code = self.locale.language_code
            parts += [
                localized(self.centre.city, code)[0],
                localized(self.centre.country.name, code)[0],
                self.centre.address,
            ]
        return " ".join(part for part in parts if part)

    def entry_facts(self) -> dict[str, Any]:
        if not self.centre:
            return {}
        place = localized(self.centre.city, self.locale.language_code)[0]
        return {"centre_id": self.centre_id, "place": place, "sign": "m5"}

    def structured_data(self) -> dict[str, Any] | None:
        return centre_node(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.centre_context(self))
        return context


class CentreFeature(Feature):
    """What a centre's page shows first of its news."""

    page = ParentalKey(CentrePage, on_delete=models.CASCADE, related_name="features")

    class Meta(Feature.Meta):
        pass
