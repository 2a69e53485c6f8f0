"""Pages of the Strategy, in one language each."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_localize.fields import SynchronizedField

from blocks.body import BodyBlock
from blocks.text import FEATURES, ClausesBlock
from core.dates import PartialDate
from core.faults import Fault
from core.pages import INTRODUCTION, BasePage
from core.plain import stream_text
from core.registries import Check
from strategy import context as contexts

TITLE = FieldPanel("title")


class StrategyPage(BasePage):
    """The section's opening: the version in force, materials, priorities, plans."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=400,
        help_text=_("Two sentences under the title."),
    )
    three_sentences = StreamField(
        [("sentence", blocks.CharBlock(label=_("Sentence"), max_length=200))],
        verbose_name=_("the Strategy in three sentences"),
        blank=True,
        max_num=3,
    )

    shows_breadcrumb = False
    entry_kind = "strategy"
    max_count_per_parent = 1
    page_description = _(
        "Opens the Strategy's section: the version in force and what goes with it."
    )
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "strategy.StrategyVersionPage",
        "strategy.PriorityPage",
        "strategy.LaunchCollectionPage",
        "strategy.ActionPlansPage",
    ]
    content_panels: ClassVar[list[Any]] = [TITLE, "introduction", "three_sentences"]
    template = "pages/strategy_page.html"

    class Meta:
        verbose_name = _("Strategy section")
        verbose_name_plural = _("Strategy sections")

    def entry_teaser(self) -> str:
        return self.introduction

    def entry_text(self) -> str:
        return stream_text(self.three_sentences)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.strategy_context(self))
        return context


class StrategyVersionPage(BasePage):
    """The full text of one version as numbered clauses (S1, S2)."""

    version = models.ForeignKey(
        "strategy.StrategyVersion",
        verbose_name=_("version"),
        null=True,
        on_delete=models.PROTECT,
        related_name="pages",
    )
    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    clauses = StreamField(ClausesBlock(), verbose_name=_("text in numbered clauses"), blank=True)
    note = models.TextField(
        _("note under the text"),
        blank=True,
        help_text=_("For example where the official text is."),
    )

    entry_kind = "strategy_version"
    in_feeds = True
    printed_relations = ("version",)
    page_description = _("One version of the Strategy, as numbered text that can be linked.")
    parent_page_types: ClassVar[list[str]] = ["strategy.StrategyPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("version", overridable=False)
    ]
    content_panels: ClassVar[list[Any]] = [
        TITLE,
        "version",
        INTRODUCTION,
        "clauses",
        "note",
    ]
    template = "pages/strategy_version_page.html"

    class Meta:
        verbose_name = _("text of the Strategy")
        verbose_name_plural = _("texts of the Strategy")

    def missing(self) -> dict[str, Any]:
        if self.clauses:
            return {}
        message = _("The text must stand on the page: a file alone isn't enough.")
        return {"clauses": Fault(message, Check.TEXT)}

    def entry_date(self) -> PartialDate | None:
        return self.version.adopted_on if self.version else None

    def entry_teaser(self) -> str:
        return self.introduction

    def entry_text(self) -> str:
        return stream_text(self.clauses)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.version_context(self))
        return context


class PriorityPage(BasePage):
    """A priority: what it means, and everything that carries it (S6)."""

    priority = models.ForeignKey(
        "strategy.Priority",
        verbose_name=_("priority"),
        null=True,
        on_delete=models.PROTECT,
        related_name="pages",
    )
    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    entry_kind = "priority"
    printed_relations = ("priority",)
    page_description = _("A lasting aim of the Strategy with its actions, news and outcomes.")
    parent_page_types: ClassVar[list[str]] = ["strategy.StrategyPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("priority", overridable=False)
    ]
    content_panels: ClassVar[list[Any]] = [TITLE, "priority", INTRODUCTION, "body"]
    template = "pages/priority_page.html"

    class Meta:
        verbose_name = _("priority page")
        verbose_name_plural = _("priority pages")

    def entry_teaser(self) -> str:
        return self.introduction

    def entry_text(self) -> str:
        return stream_text(self.body)

    def entry_facts(self) -> dict[str, Any]:
        return {"priorities": [self.priority_id] if self.priority_id else []}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.priority_context(self, request.GET.get("page")))
        return context


class MaterialGroupBlock(blocks.StructBlock):
    """A named group of a launch collection."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)
    materials = blocks.ListBlock(
        SnippetChooserBlock("strategy.LaunchMaterial"), label=_("Materials"), min_num=1
    )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Group")


class LaunchCollectionPage(BasePage):
    """Everything published with the Strategy, in named groups (S4)."""

    version = models.ForeignKey(
        "strategy.StrategyVersion",
        verbose_name=_("version"),
        null=True,
        on_delete=models.PROTECT,
        related_name="collections",
    )
    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    groups = StreamField([("group", MaterialGroupBlock())], verbose_name=_("groups"), blank=True)
    press_contact = RichTextField(_("press contact"), blank=True, features=FEATURES)

    entry_kind = "materials"
    printed_relations = ("version",)
    page_description = _("Launch materials for press and public, in named groups.")
    parent_page_types: ClassVar[list[str]] = ["strategy.StrategyPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("version", overridable=False)
    ]
    content_panels: ClassVar[list[Any]] = [
        TITLE,
        "version",
        INTRODUCTION,
        "groups",
        "press_contact",
    ]
    template = "pages/launch_collection_page.html"

    class Meta:
        verbose_name = _("page of launch materials")
        verbose_name_plural = _("pages of launch materials")

    def entry_teaser(self) -> str:
        return self.introduction

    def entry_text(self) -> str:
        return stream_text(self.groups)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.collection_context(self))
        return context


class ActionPlansPage(BasePage):
    """All action plans."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)

    entry_kind = "plans"
    max_count_per_parent = 1
    page_description = _("Lists the Joint Action Plans.")
    parent_page_types: ClassVar[list[str]] = ["strategy.StrategyPage"]
    subpage_types: ClassVar[list[str]] = ["strategy.ActionPlanPage"]
    content_panels: ClassVar[list[Any]] = [TITLE, INTRODUCTION]
    template = "pages/action_plans_page.html"

    class Meta:
        verbose_name = _("section of action plans")
        verbose_name_plural = _("sections of action plans")

    def entry_teaser(self) -> str:
        return self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.plans_context(self, request.GET.get("page")))
        return context


class ActionPlanPage(BasePage):
    """One plan with its actions (F11)."""

    plan = models.ForeignKey(
        "strategy.ActionPlan",
        verbose_name=_("plan"),
        null=True,
        on_delete=models.PROTECT,
        related_name="pages",
    )
    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    entry_kind = "plan"
    in_feeds = True
    printed_relations = ("plan",)
    page_description = _("A Joint Action Plan: what, who, until when, what came of it.")
    parent_page_types: ClassVar[list[str]] = ["strategy.ActionPlansPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("plan", overridable=False)
    ]
    content_panels: ClassVar[list[Any]] = [
        TITLE,
        MultiFieldPanel(["plan"], heading=_("Facts")),
        INTRODUCTION,
        "body",
    ]
    template = "pages/action_plan_page.html"

    class Meta:
        verbose_name = _("action plan page")
        verbose_name_plural = _("action plan pages")

    def entry_date(self) -> PartialDate | None:
        return self.plan.adopted_on if self.plan else None

    def entry_teaser(self) -> str:
        return self.introduction

    def entry_text(self) -> str:
        return stream_text(self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.plan_context(self, request.GET.get("page")))
        return context
