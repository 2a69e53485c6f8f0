"""The admin's door: a list of headquarters' public stories, each with a button to adopt it."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from news.adoption.actions import adopt
from news.adoption.models import AdoptedStoryPage
from news.adoption.stories import offered, sections_of
from news.models import NewsIndexPage

STORIES_A_PAGE = 30
LONGEST_QUERY = 100


class AdoptView(WagtailAdminTemplateMixin, TemplateView):
    """Lists what may be adopted in one list of a centre; for who may write in it."""

    template_name = "adoption/stories.html"
    page_title = gettext_lazy("Adopt a story of headquarters")
    header_icon = "download"
    _show_breadcrumbs = False
    sections: list[NewsIndexPage]
    section: NewsIndexPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the list that is meant: the one in the address, else the user's first.

        Raises:
            PermissionDenied: not one in which the user may write.
        """
        self.sections = list(sections_of(request.user))
        asked = request.POST.get("section") or request.GET.get("section") or ""
        found = [row for row in self.sections if not asked or str(row.pk) == asked]
        if not found:
            raise PermissionDenied
        self.section = found[0]
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
        rows = offered(self.section.locale.language_code, query)
        page = Paginator(rows, STORIES_A_PAGE).get_page(self.request.GET.get("p"))
        adopted = AdoptedStoryPage.objects.child_of(self.section).filter(
            story__in=[row.translation_key for row in page]
        )
        here = dict(adopted.values_list("story", "pk"))
        stories = [{"entry": row, "adopted": here.get(row.translation_key)} for row in page]
        return super().get_context_data(
            **kwargs,
            sections=self._sections(),
            section=self.section,
            stories=stories,
            page=page,
            query=query,
        )

    def _sections(self) -> list[dict[str, Any]]:
        """The lists with the names of their centres (one query)."""
        above = {row.pk: row.path[: -row.steplen] for row in self.sections}
        titles = dict(Page.objects.filter(path__in=above.values()).values_list("path", "title"))
        return [{"page": row, "centre": titles[above[row.pk]]} for row in self.sections]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Adopt the story and open its page, so that its introduction is written next."""
        try:
            page = adopt(UUID(request.POST.get("story", "")), self.section, request.user)
        except (ValueError, ValidationError) as refused:
            text = (
                refused.messages[0]
                if isinstance(refused, ValidationError)
                else gettext("Choose a story from the list.")
            )
            messages.error(request, text)
            back = urlencode({"section": self.section.pk})
            return redirect(f"{reverse('adopt_story')}?{back}")
        messages.success(request, gettext("Now write your introduction, then publish."))
        return redirect("wagtailadmin_pages:edit", page.pk)
