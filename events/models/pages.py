"""Pages of forums and meetings, in one language each."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.fields import StreamField

from wagtail_localize.fields import SynchronizedField

from blocks.body import BodyBlock
from blocks.present import chapters, contents
from blocks.text import ClausesBlock
from core.dates import PartialDate
from core.faults import Fault
from core.labels import localized
from core.pages import INTRODUCTION, BasePage
from core.plain import stream_text
from core.registries import Check
from events import context as contexts
from events.structured import event_node
from publishing.attribution import Attribution, attribution
from publishing.models import Statement
from publishing.present import attribution_items

EVENT_IS_SHARED = [SynchronizedField("event", overridable=False)]


class EventPage(BasePage):
    """What forum and meeting pages share: they are the words about one event."""

    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("event"),
        null=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        help_text=_("Dates, place and status are kept there, once for all languages."),
    )
    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    printed_relations = ("event__series", "event__country", "event__host", "event__centre")
    override_translatable_fields: ClassVar[list[Any]] = EVENT_IS_SHARED
    content_panels: ClassVar[list[Any]] = ["title", "event", INTRODUCTION, "body"]

    class Meta:
        abstract = True

    def entry_date(self) -> PartialDate | None:
        return self.event.starts_on if self.event else None

    def entry_teaser(self) -> str:
        return self.introduction

    def entry_text(self) -> str:
        parts = [stream_text(self.body)]
        if self.event:
            code = self.locale.language_code
            parts += [
                localized(self.event.name, code)[0],
                localized(self.event.city, code)[0],
            ]
            parts.append(localized(self.event.status_note, code)[0])
        return " ".join(part for part in parts if part)

    def entry_facts(self) -> dict[str, Any]:
        if not self.event:
            return {}
        return {
            "event_id": self.event_id,
            "centre_id": self.event.centre_id,
            "place": localized(self.event.city, self.locale.language_code)[0],
            "sign": self.event.series.sign,
            "series": self.event.series.kind,
            "status": self.event.status,
        }

    def written_at(self) -> Any:
        centre = self.event.centre if self.event else None
        return centre if centre and centre.live else None

    @property
    def time_zone(self) -> str:
        return self.event.zone if self.event else super().time_zone

    @cached_property
    def attribution(self) -> Attribution:
        """Who answers for the page; panel and structured data share it."""
        return attribution(self)

    def structured_data(self) -> dict[str, Any] | None:
        return event_node(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.event_context(self))
        return context


class ForumIndexPage(BasePage):
    """All forums, the coming one first."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)

    entry_kind = "forums"
    has_feed = True
    max_count_per_parent = 1
    page_description = _("Lists the forums.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["events.ForumPage"]
    content_panels: ClassVar[list[Any]] = ["title", INTRODUCTION]
    template = "pages/forum_index_page.html"

    class Meta:
        verbose_name = _("forums section")
        verbose_name_plural = _("forums sections")

    def entry_teaser(self) -> str:
        return self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.forums_context(self, request.GET.get("page")))
        return context


class ForumPage(EventPage):
    """A forum: before it the programme, after it what came of it (F1, F2, F8)."""

    shows_breadcrumb = False
    entry_kind = "forum"
    in_feeds = True
    page_description = _("A large public gathering: programme, outcome documents, press.")
    parent_page_types: ClassVar[list[str]] = ["events.ForumIndexPage"]
    subpage_types: ClassVar[list[str]] = ["events.OutcomeDocumentPage"]
    template = "pages/forum_page.html"

    class Meta:
        verbose_name = _("forum page")
        verbose_name_plural = _("forum pages")


class MeetingIndexPage(BasePage):
    """Meetings by series; below a centre, the centre's own."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)

    entry_kind = "meetings"
    has_feed = True
    max_count_per_parent = 1
    page_description = _("Lists meetings by series.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "centres.CentrePage"]
    subpage_types: ClassVar[list[str]] = ["events.MeetingPage"]
    content_panels: ClassVar[list[Any]] = ["title", INTRODUCTION]
    template = "pages/meeting_index_page.html"

    class Meta:
        verbose_name = _("meetings section")
        verbose_name_plural = _("meetings sections")

    def entry_teaser(self) -> str:
        return self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.meetings_context(self, request.GET.get("page")))
        return context


class MeetingPage(EventPage):
    """A meeting: when, where, what was decided (F9)."""

    entry_kind = "meeting"
    in_feeds = True
    page_description = _("A meeting of a series, with its decisions.")
    parent_page_types: ClassVar[list[str]] = ["events.MeetingIndexPage"]
    subpage_types: ClassVar[list[str]] = ["events.OutcomeDocumentPage"]
    template = "pages/meeting_page.html"

    class Meta:
        verbose_name = _("meeting page")
        verbose_name_plural = _("meeting pages")


class OutcomeDocumentPage(Statement):
    """A declaration, communiqué or decision text adopted at an event."""

    class Kind(models.TextChoices):
        DECLARATION = "declaration", _("declaration")
        COMMUNIQUE = "communique", _("communiqué")
        DECISION = "decision", _("decision")
        REPORT = "report", _("report")

    kind = models.CharField(
        _("kind"), max_length=12, choices=Kind.choices, default=Kind.DECLARATION
    )
    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("adopted at"),
        null=True,
        on_delete=models.PROTECT,
        related_name="outcome_pages",
    )
    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    clauses = StreamField(ClausesBlock(), verbose_name=_("text in numbered clauses"), blank=True)
    document = models.ForeignKey(
        "media.Document",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The signed text as a file, beside the text on the page."),
    )
    note = models.TextField(_("note under the text"), blank=True)

    entry_kind = "document"
    in_feeds = True
    printed_relations = ("event", "document")
    page_description = _("A text adopted at an event, as numbered clauses.")
    parent_page_types: ClassVar[list[str]] = ["events.ForumPage", "events.MeetingPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("kind", overridable=False),
        SynchronizedField("event", overridable=False),
        SynchronizedField("document"),
        *Statement.followed,
    ]
    content_panels: ClassVar[list[Any]] = [
        "title",
        "kind",
        "event",
        INTRODUCTION,
        "clauses",
        "document",
        "note",
        Statement.change_panel,
    ]
    template = "pages/outcome_document_page.html"

    class Meta:
        verbose_name = _("outcome document")
        verbose_name_plural = _("outcome documents")

    def missing(self) -> dict[str, Any]:
        if self.clauses:
            return {}
        message = _("The text must stand on the page: a file alone isn't enough.")
        return {"clauses": Fault(message, Check.TEXT)}

    def entry_date(self) -> PartialDate | None:
        return self.event.starts_on if self.event else None

    def entry_teaser(self) -> str:
        return self.introduction

    def entry_text(self) -> str:
        return stream_text(self.clauses)

    def entry_facts(self) -> dict[str, Any]:
        return {"event_id": self.event_id, "sign": "m5"} if self.event_id else {}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["chapters"] = chapters(self.clauses)
        context["contents"] = contents(context["chapters"])
        found = attribution(self)
        context["attribution"] = {"id": found.id, "items": attribution_items(found)}
        return context
