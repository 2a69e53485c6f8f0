"""Who may read what in the admin: nobody reads a draft of others (PRODUCT.md, promise 3).

Wagtail's page views ask for rights; its choosers, bulk confirmations and media API don't, and its
explorer not enough (docs/overrides.md).
"""

from functools import wraps
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from wagtail.admin.views import chooser
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction
from wagtail.admin.views.pages.copy import CopyView
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


def guarded(view: Any) -> Any:
    """Wrap a page view of the admin: it opens for those who may edit the page in the address.

    Most of Wagtail's ask themselves; those of workflows name the page in a message first, and the
    next one may be the one that forgets.
    """

    @wraps(view)
    def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        for name in ("page_id", "page_to_move_id", "pk"):
            if name in kwargs:
                page = get_object_or_404(Page, pk=kwargs[name]).specific
                if not page.permissions_for_user(request.user).can_edit():
                    raise PermissionDenied
        response: HttpResponseBase = view(request, *args, **kwargs)
        return response

    return guard


class LinkView(chooser.ExternalLinkView):
    """An address elsewhere. Wagtail's fails without one."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        if f"{self.form_prefix}-{self.link_url_field_name}" not in request.POST:
            raise BadRequest
        answer: HttpResponseBase = super().post(request)
        return answer


class OwnMoveConfirmView(MoveConfirmView):
    """Asks for the right on the destination before it says whether the slug is taken there."""

    def dispatch(
        self, request: HttpRequest, page_to_move_id: int, destination_id: int, **kwargs: Any
    ) -> HttpResponseBase:
        page = get_object_or_404(Page, pk=page_to_move_id).specific
        destination = get_object_or_404(Page, pk=destination_id)
        if not page.permissions_for_user(request.user).can_move_to(destination):
            raise PermissionDenied
        return super().dispatch(request, page_to_move_id, destination_id, **kwargs)


class OwnMoveBulkAction(MoveBulkAction):
    """Refuses a place that the user may not read; Wagtail's form comes back with its title."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.POST.get("chooser", "")
        if wanted.isdecimal():
            seen = pages_for(request.user, Page.objects.filter(pk=wanted))
            if not seen.exists():
                raise PermissionDenied
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


class OwnCopyView(CopyView):
    """Leaves the destination to the form: Wagtail's fails on an id that isn't there."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super(CopyView, self).post(request, *args, **kwargs)
        return answer


class OwnPrivacyView(SetPrivacyView):
    """Offers a centre's editors their own groups: the names of others tell of centres to come."""

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        user = self.request.user
        if "groups" in form.fields and not user.has_perm("publishing.view_release"):
            kept = self.restriction.groups.all() if self.restriction else Group.objects.none()
            form.fields["groups"].queryset = (user.groups.all() | kept).distinct()
        return form


class TypesReport(PageTypesUsageReportView):
    """Names the page of each type that was edited last: only to who edits records of the site."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("publishing.view_release"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def decorate_paginated_queryset(self, page_types: Any) -> Any:
        """Leave out a page that the user may not see."""
        found = super().decorate_paginated_queryset(page_types)
        wanted = [item.last_edited_page_id for item in found if item.last_edited_page_id]
        seen = pages_for(self.request.user, Page.objects.filter(pk__in=wanted))
        known = set(seen.values_list("pk", flat=True))
        for item in found:
            if item.last_edited_page_id not in known:
                item.last_edited_page = None
        return found


def closed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """The admin's media API asks for no right, and nothing in the admin needs it."""
    raise Http404
