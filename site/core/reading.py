"""Who may read what in the admin: nobody reads a draft of others (PRODUCT.md, promise 3).

Wagtail's page views ask for rights; its choosers, bulk confirmations and media API don't, and its
explorer not enough (docs/overrides.md).
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from wagtail.admin.views import chooser
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.move import MoveConfirmView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page

from core.privacy import pages_for


class ExploreView(ExplorableIndexView):
    """The explorer, below what the user may explore.

    Wagtail opens every page below the root that a user's pages have in common: for a centre, which
    has pages in several languages, the whole tree.
    """

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        own = self.permission_policy.explorable_instances(request.user)
        if parent_page_id and not own.filter(pk=parent_page_id).exists():
            return redirect("wagtailadmin_explore_root")
        return super().get(request, parent_page_id)


class BrowseView(chooser.BrowseView):
    """The page chooser, which names the page that one stands in."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponseBase:
        wanted = Page.objects.filter(pk=parent_page_id)
        if parent_page_id and not pages_for(request.user, wanted).exists():
            raise Http404
        return super().get(request, parent_page_id)


class ChosenMultipleView(chooser.ChosenMultipleView):
    """Answers about the chosen pages that the user may read."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        wanted = [pk for pk in request.GET.getlist("id") if pk.isdecimal()]
        seen = pages_for(request.user, Page.objects.filter(pk__in=wanted))
        ids = request.GET.copy()
        ids.setlist("id", [str(pk) for pk in seen.values_list("pk", flat=True)])
        request.GET = ids  # type: ignore[assignment]
        return super().get(request)


class OwnMoveConfirmView(MoveConfirmView):
    """Asks for the right before it says whether the slug is taken."""

    def dispatch(
        self, request: HttpRequest, page_to_move_id: int, destination_id: int, **kwargs: Any
    ) -> HttpResponseBase:
        page = Page.objects.filter(pk=page_to_move_id).specific().first()
        if page is None or not page.permissions_for_user(request.user).can_move():
            raise PermissionDenied
        return super().dispatch(request, page_to_move_id, destination_id, **kwargs)


class TypesReport(PageTypesUsageReportView):
    """Names the page of each type that was edited last: only to who edits records of the site."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("publishing.view_release"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def closed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """The admin's media API asks for no right, and nothing in the admin needs it."""
    raise Http404
