"""The links of a page: giving, listing, ending."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, PageLogEntry

from publishing.sharing import links
from publishing.sharing.forms import ShareForm
from publishing.sharing.models import SharedDraft

LINKS_SHOWN, OPENINGS_SHOWN = 50, 50


class ShareView(WagtailAdminTemplateMixin, TemplateView):
    """`/admin/pages/<id>/share/`."""

    template_name = "sharing/share.html"
    header_icon = "link"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not links.may_share(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(_("Share a preview"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def links(self) -> QuerySet[SharedDraft]:
        """The links that show this page."""
        found = SharedDraft.objects.filter(pages__page_id=self.page.pk)
        return found.select_related("created_by").prefetch_related("pages")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if "form" not in context and self.page.latest_revision_id:
            context["form"] = ShareForm(self.page, self.request.user)
        entries = PageLogEntry.objects.filter(page_id=self.page.pk, action=links.OPENED)
        return {
            **context,
            "rows": [(link, self._version(link)) for link in self.links()[:LINKS_SHOWN]],
            "openings": entries[:OPENINGS_SHOWN],
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
        }

    def _version(self, link: SharedDraft) -> Any:
        return next(row for row in link.pages.all() if row.page_id == self.page.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give a link, or end one."""
        if number := request.POST.get("revoke", ""):
            rows = self.links().filter(pk=int(number) if number.isdecimal() else 0)
            links.revoke(get_object_or_404(rows), request.user)
            messages.success(request, _("The link has ended."))
            return redirect(request.path)
        form = ShareForm(self.page, request.user, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        data = form.cleaned_data
        made, address = links.share(
            form.revisions(),
            user=request.user,
            **{key: data[key] for key in ("name", "days", "questions", "email")},
        )
        return self.render_to_response(
            self.get_context_data(made=made, address=address, sent_to=data["email"])
        )
