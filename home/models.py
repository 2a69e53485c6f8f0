"""Home, standard, contact and corrections pages, and the notices above every page."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from modelcluster.fields import ParentalKey
from wagtail_localize.fields import SynchronizedField

from blocks.body import BodyBlock
from blocks.links import FooterColumnBlock
from core.labels import LabelField
from core.pages import INTRODUCTION, BasePage
from core.plain import stream_text
from core.reach import is_centre_only
from core.records import Record
from home import context as contexts
from home.centre_only import to_the_centres
from home.corrections import corrections_context
from home.structured import home_node
from news.features import panel as feature_panel
from publishing.models import Statement


class HomePage(BasePage):
    """A language's home: opens with a story, then what is next, the Strategy, the centres.

    It also holds the language's own furniture (name, footer, accounts): Wagtail's settings have no
    language.
    """

    site_name = models.CharField(_("name of the site"), max_length=80)
    field_of_work = models.CharField(_("field of work"), max_length=120, blank=True)
    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    lead = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("opening story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave empty for the newest article."),
    )
    next_forum_text = models.TextField(
        _("if the next forum has no date"),
        blank=True,
        max_length=200,
        help_text=_("For example “Place and date will be announced here”."),
    )
    footer = StreamField(
        [("column", FooterColumnBlock())],
        verbose_name=_("footer columns"),
        blank=True,
        max_num=3,
    )
    rights = models.CharField(
        _("terms of use"),
        max_length=200,
        blank=True,
        help_text=_("On what terms texts may be used: beside every text, and in the feeds."),
    )
    authorship = models.TextField(
        _("sentence on authorship"),
        blank=True,
        max_length=400,
        help_text=_("Ends every page."),
    )

    shows_breadcrumb = False
    entry_kind = "home"
    has_feed = True
    page_description = _("The home page of one language.")
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "news.NewsIndexPage",
        "strategy.StrategyPage",
        "events.ForumIndexPage",
        "events.MeetingIndexPage",
        "centres.CentreIndexPage",
        "home.StandardPage",
        "home.ContactPage",
        "home.CorrectionsPage",
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("features", overridable=False)
    ]
    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        MultiFieldPanel(["site_name", "field_of_work", INTRODUCTION], heading=_("The site")),
        MultiFieldPanel(["lead", "next_forum_text"], heading=_("First screen")),
        feature_panel(),
        MultiFieldPanel(["footer", "authorship", "rights"], heading=_("Footer")),
    ]
    # Without the slug: it is the language, whatever anybody writes.
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(["seo_title", "search_description"], heading=_("Search engines"))
    ]
    template = "pages/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def _set_core_field_defaults(self) -> None:
        """The home page's slug is its language: the tree path is then the address."""
        locale = self.locale if self.locale_id else self.get_default_locale()
        self.slug = locale.language_code
        super()._set_core_field_defaults()

    def entry_teaser(self) -> str:
        return self.introduction

    def is_listable(self) -> bool:
        return not is_centre_only(self.locale.language_code)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_centre_only(self.locale.language_code):
            return to_the_centres(self)
        return super().serve(request, *args, **kwargs)

    def structured_data(self) -> dict[str, Any]:
        return home_node(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.home_context(self))
        return context


class HomeFeature(Orderable):
    """An article that the home page lifts up: a centre's, with the centre's name on its card (R6).

    Chosen in one language, it is shown in each language's own version, while that is public.
    """

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="features")
    article = models.ForeignKey(
        "news.NewsPage",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In any language: each language shows its own version, if it is public."),
    )

    panels = [PageChooserPanel("article")]

    class Meta(Orderable.Meta):
        pass


class StandardPage(Statement):
    """About, accessibility, privacy: plain text."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    entry_kind = "page"
    page_description = _("A page of plain text: about, accessibility, privacy.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]
    override_translatable_fields: ClassVar[list[Any]] = Statement.followed
    content_panels: ClassVar[list[Any]] = ["title", INTRODUCTION, "body", Statement.change_panel]
    template = "pages/standard_page.html"

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")

    def entry_teaser(self) -> str:
        return self.introduction

    def entry_text(self) -> str:
        return stream_text(self.body)


class ContactPage(BasePage):
    """Whom to write to, and the press contact."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    press_email = models.EmailField(_("press e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.TextField(_("postal address"), blank=True)

    entry_kind = "page"
    max_count_per_parent = 1
    page_description = _("Addresses of the secretariat and its press unit.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        "title",
        INTRODUCTION,
        MultiFieldPanel(["email", "press_email", "phone", "address"], heading=_("Contact")),
        "body",
    ]
    template = "pages/contact_page.html"

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def entry_teaser(self) -> str:
        return self.introduction

    def entry_text(self) -> str:
        return stream_text(self.body)


class CorrectionsPage(Statement):
    """How this site corrects, and every correction it ever made (T3)."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    entry_kind = "page"
    max_count_per_parent = 1
    page_description = _("How this site corrects, with the list of all its corrections.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[Any]] = Statement.followed
    content_panels: ClassVar[list[Any]] = [
        "title",
        INTRODUCTION,
        "body",
        Statement.change_panel,
    ]
    template = "pages/corrections_page.html"

    class Meta:
        verbose_name = _("page of corrections")
        verbose_name_plural = _("pages of corrections")

    def entry_teaser(self) -> str:
        return self.introduction

    def entry_text(self) -> str:
        return stream_text(self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(corrections_context(self, request.GET.get("page")))
        return context


class Notice(Record):
    """A notice above every page: crisis, condolence, election (W1)."""

    label_field = "text"

    text = LabelField(_("text"), help_text=_("Shown only in the languages it is written in."))
    address = models.CharField(_("more at"), max_length=500, blank=True)
    centre = models.ForeignKey(
        "directory.Centre",
        verbose_name=_("only for this centre"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="notices",
    )
    starts = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-starts"]

    def clean(self) -> None:
        super().clean()
        if self.ends and self.starts and self.ends <= self.starts:
            raise ValidationError({"ends": _("The end must be after the beginning.")})
        if self.address and not self.address.startswith(("/", "https://")):
            raise ValidationError(
                {"address": _("Write an address that begins with / or https://.")}
            )
