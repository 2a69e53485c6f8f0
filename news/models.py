"""Articles and their lists."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail_localize.fields import SynchronizedField

from blocks.body import BodyBlock
from core.dates import PartialDate, PartialDateField
from core.faults import Fault
from core.pages import INTRODUCTION, BasePage
from core.plain import stream_text
from core.records import Grade
from core.registries import Check
from news import claims
from news import context as contexts
from news.claims import AnswersClaim
from news.features import Feature
from news.features import panel as feature_panel
from news.structured import article_node
from publishing.attribution import Attribution, attribution
from publishing.models import Statement

SHARED = [
    "kind",
    "issued_on",
    "event_date",
    "country",
    "centre",
    "event",
    "speaker",
    "delivery",
    "reference",
    "legacy_url",
    "topics",
    "priorities",
    "key_messages",
    "materials",
    "issuers",
    "sources",
]


class NewsIndexPage(BasePage):
    """The list of articles: headquarters' own, or a centre's."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)

    entry_kind = "news_index"
    has_feed = True
    max_count_per_parent = 1
    page_description = _("Lists articles by year; shows first what was chosen.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "centres.CentrePage"]
    subpage_types: ClassVar[list[str]] = ["news.NewsPage", "adoption.AdoptedStoryPage"]
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("features", overridable=False)
    ]
    content_panels: ClassVar[list[Any]] = ["title", INTRODUCTION, feature_panel()]
    template = "pages/news_index_page.html"

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")

    def entry_teaser(self) -> str:
        return self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.index_context(self, request.GET))
        return context


class NewsIndexFeature(Feature):
    """What a list of articles shows first."""

    page = ParentalKey(NewsIndexPage, on_delete=models.CASCADE, related_name="features")

    class Meta(Feature.Meta):
        pass


class NewsPage(AnswersClaim, Statement):
    """An article: news, press release, statement, speech or response to a claim."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        PRESS_RELEASE = "press_release", _("press release")
        STATEMENT = "statement", _("statement")
        SPEECH = "speech", _("speech")
        RESPONSE = "response", _("response to a claim")

    class Delivery(models.TextChoices):
        DELIVERED = "delivered", _("as delivered")
        DRAFTED = "drafted", _("as drafted")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.NEWS)
    teaser = models.TextField(
        _("teaser"),
        blank=True,
        max_length=200,
        help_text=_("One sentence for lists, feeds and cards: what happened, and where."),
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=400,
        help_text=_("Two or three sentences under the title: what a reader in a hurry takes away."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    issued_on = PartialDateField(
        _("issued"),
        null=True,
        blank=True,
        help_text=_("Leave empty for today. A day, a month (2013-06) or a year."),
    )
    event_date = PartialDateField(
        _("date of the event"), null=True, blank=True, help_text=_("When it happened.")
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    country = models.ForeignKey(
        "directory.Country",
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    centre = models.ForeignKey(
        "directory.Centre",
        verbose_name=_("regional centre"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("event"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    image = models.ForeignKey(
        "media.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Without one, the page gets a pattern of its own."),
    )
    image_alt = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("For readers who can't see it, in the language of this page."),
    )
    speaker = models.ForeignKey(
        "directory.RoleAppointment",
        verbose_name=_("speaker, in the office of that time"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    delivery = models.CharField(_("text"), max_length=10, choices=Delivery.choices, blank=True)
    reference = models.CharField(_("reference code"), max_length=60, blank=True)
    topics = ParentalManyToManyField(
        "directory.Topic", verbose_name=_("topics"), blank=True, related_name="articles"
    )
    priorities = ParentalManyToManyField(
        "strategy.Priority",
        verbose_name=_("priorities"),
        blank=True,
        related_name="articles",
    )
    key_messages = ParentalManyToManyField(
        "strategy.KeyMessage",
        verbose_name=_("key messages"),
        blank=True,
        related_name="articles",
    )
    materials = ParentalManyToManyField(
        "strategy.LaunchMaterial",
        verbose_name=_("documents beside the text"),
        blank=True,
        related_name="articles",
    )
    source_id = models.CharField(
        _("id at its origin"), max_length=120, blank=True, db_index=True, editable=False
    )
    legacy_url = models.CharField(_("old address"), max_length=500, blank=True)

    entry_kind = "news"
    in_feeds = True
    teaser_field = "teaser"
    not_in_template = ("issued_on", "event_date", "reference", "legacy_url", "source_id")
    printed_relations = ("event__series", "centre", "image", "speaker__person")
    page_description = _("News, press release, statement, speech or response to a claim.")
    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[Any]] = [
        *(SynchronizedField(name, overridable=False) for name in (*SHARED, *claims.FACTS)),
        SynchronizedField("image"),
        *Statement.followed,
    ]
    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("kind"),
        FieldPanel("teaser"),
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel(["image", "image_alt"], heading=_("Picture")),
        MultiFieldPanel(
            [
                FieldRowPanel(["issued_on", "event_date"]),
                FieldRowPanel(["place", "country"]),
                "event",
                "centre",
                "reference",
            ],
            heading=_("When and where"),
        ),
        InlinePanel(
            "issuers",
            heading=_("Issuing bodies, in order"),
            label=_("body"),
            help_text=_("At least one: every public text has an author body."),
        ),
        MultiFieldPanel(["speaker", "delivery"], heading=_("Speech"), classname="collapsed"),
        claims.claim_panel(),
        InlinePanel("sources", heading=_("Sources"), label=_("source")),
        MultiFieldPanel(
            ["topics", "priorities", "key_messages", "materials"],
            heading=_("What it carries"),
            classname="collapsed",
        ),
        Statement.change_panel,
    ]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            ["slug", "seo_title", "search_description", "legacy_url"],
            heading=_("Address and search engines"),
        )
    ]
    template = "pages/news_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def missing(self) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        if not self.summary.strip():
            errors["summary"] = _("Write the two or three sentences under the title.")
        if not self.body:
            errors["body"] = Fault(_("The article has no text yet."), Check.TEXT)
        if self.image_id and not self.image_alt.strip():
            errors["image_alt"] = Fault(_("Say what the picture shows."), Check.ALT)
        return errors | self._missing_of_kind()

    def _missing_of_kind(self) -> dict[str, Any]:
        """Return `{field: message}` of what only a speech or only a response needs."""
        if self.kind == self.Kind.RESPONSE:
            return self.missing_of_claim()
        errors: dict[str, Any] = {}
        if self.kind == self.Kind.SPEECH:
            if not self.speaker_id:
                errors["speaker"] = _("Choose who gave the speech, in the office of that time.")
            if not self.delivery:
                errors["delivery"] = _("Say whether the text is as delivered or as drafted.")
        return errors

    def entry_date(self) -> PartialDate | None:
        return self.issued_on or super().entry_date()

    def entry_teaser(self) -> str:
        return self.teaser

    def entry_text(self) -> str:
        texts = [self.summary, self.place, stream_text(self.body), self.claim, self.evidence]
        return " ".join(filter(None, texts))

    def entry_facts(self) -> dict[str, Any]:
        sign = "m5" if self.kind == self.Kind.STATEMENT else "m1"
        return {
            "subkind": self.kind,
            "event_id": self.event_id,
            "centre_id": self.centre_id,
            "place": self.place,
            "sign": self.event.series.sign if self.event else sign,
            "series": self.event.series.kind if self.event else "",
            "source_id": self.source_id,
            "priorities": [priority.pk for priority in self.priorities.all()],
        }

    @cached_property
    def issuing_bodies(self) -> list[Any]:
        """The live bodies that issue it, in order, with their former names (two queries)."""
        if not self.pk:
            return [issuer.body for issuer in self.issuers.all() if issuer.body.live]
        rows = self.issuers.select_related("body").prefetch_related("body__former_names")
        return [issuer.body for issuer in rows if issuer.body.live]

    def issued_by(self) -> list[Any]:
        return self.issuing_bodies

    def written_at(self) -> Any:
        return self.centre if self.centre and self.centre.live else None

    @cached_property
    def attribution(self) -> Attribution:
        """Who answers for the article; panel and structured data share it."""
        return attribution(self)

    def structured_data(self) -> dict[str, Any]:
        return article_node(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.article_context(self))
        return context


class NewsIssuer(Orderable):
    """A body that issues the article; the first is named first."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="issuers")
    body = models.ForeignKey(
        "directory.Body",
        verbose_name=_("body"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(Orderable.Meta):
        pass


class NewsSource(Orderable):
    """Where the article's facts come from."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("address"), max_length=500, blank=True)
    grade = models.CharField(_("grade"), max_length=1, choices=Grade.choices, blank=True)

    class Meta(Orderable.Meta):
        pass
