"""The page of an adopted story: the centre's words, then the story as headquarters tell it."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from wagtail_localize.fields import SynchronizedField

from core.pages import BasePage
from core.privacy import readable
from core.structured import address_of, node
from directory.queries import centre_above
from entries.models import Entry
from news.adoption import context as contexts
from news.adoption.stories import versions_of
from news.models import NewsPage
from publishing.attribution import Attribution, attribution
from publishing.disclosure.texts import disclosure_node


class AdoptedStoryPage(BasePage):
    """A story of headquarters in a centre's list. Title and text are the story's, always."""

    story = models.UUIDField(_("story"), db_index=True, editable=False)
    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=600,
        help_text=_("Why this matters here: it stands before the story, in the centre's name."),
    )

    is_creatable = False  # made from the list of stories (adoption.views)
    entry_kind = "adopted"
    in_feeds = True
    repeats = True
    page_description = _("A story of headquarters with the centre's own introduction.")
    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    #: What the form doesn't ask for is the story's: a string without a panel would wait for ever.
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField(name, overridable=False)
        for name in ("story", "title", "seo_title", "search_description")
    ]
    content_panels: ClassVar[list[Any]] = [FieldPanel("introduction")]
    promote_panels: ClassVar[list[Any]] = [MultiFieldPanel(["slug"], heading=_("Address"))]
    template = "pages/adopted_story_page.html"

    class Meta:
        verbose_name = _("adopted story")
        verbose_name_plural = _("adopted stories")

    @cached_property
    def versions(self) -> list[Entry]:
        """The public versions of the story, the one in this language first (one query)."""
        return versions_of(self.story, self.locale.language_code)

    @cached_property
    def original(self) -> NewsPage | None:
        """The version that the page shows or names; None when the story isn't public (a query)."""
        if not self.versions:
            return None
        rows = readable(NewsPage.objects).select_related("locale", "image")
        found: NewsPage | None = rows.filter(pk=self.versions[0].page_id).first()
        return found

    @property
    def is_in_this_language(self) -> bool:
        """Tell whether the story can be read here."""
        return bool(self.original and self.original.locale_id == self.locale_id)

    def _set_core_field_defaults(self) -> None:
        """The title is the story's, from whatever door the page is saved."""
        if self.original is not None:
            self.title = self.original.title
        super()._set_core_field_defaults()

    def missing(self) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        if not self.introduction.strip():
            errors["introduction"] = _("Write why this story matters to the readers of the centre.")
        if self.original is None:
            errors["__all__"] = _("The story isn't public any more: it can't be shown here.")
        return errors

    def is_listable(self) -> bool:
        return self.original is not None

    def entry_teaser(self) -> str:
        return self.introduction

    @cached_property
    def _centre(self) -> Any:
        found = centre_above(self.path)
        return found if found and found.live else None

    def written_at(self) -> Any:
        return self._centre

    def entry_facts(self) -> dict[str, Any]:
        return {"centre_id": self._centre.pk, "sign": "m1"} if self._centre else {"sign": "m1"}

    @cached_property
    def attribution(self) -> Attribution:
        """Who answers for the story, and which centre distributes it."""
        return attribution(self)

    def structured_data(self) -> dict[str, Any] | None:
        if not self.versions:
            return None
        return node(
            "WebPage",
            name=self.title,
            description=self.introduction,
            url=address_of(self.url_path),
            inLanguage=self.locale.language_code,
            isBasedOn=address_of(self.versions[0].url),
            identifier=self.public_id,
            subjectOf=disclosure_node(self),
        )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer the page.

        Raises:
            Http404: the story isn't public.
        """
        if self.original is None:
            raise Http404
        self.title = self.original.title
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(contexts.adopted_context(self))
        return context
