"""The limit of a page, and the list of limited drafts for administrators."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from publishing.limits import actions
from publishing.limits.forms import LimitForm, RemarkForm
from publishing.limits.models import Limit
from publishing.limits.rules import hides, limit_of
from users.roles import is_administrator


class LimitView(WagtailAdminTemplateMixin, TemplateView):
    """`/admin/pages/<id>/limit/`: for who reads the draft; an administrator opens it here."""

    template_name = "limits/limit.html"
    page_title = gettext_lazy("Limited draft")
    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        self.is_hidden = hides(request.user, self.page)
        if self.is_hidden:
            if not is_administrator(request.user):
                raise PermissionDenied
        elif not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.limit = limit_of(self.page)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return "" if self.is_hidden else str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        way = [] if self.is_hidden else [{"url": edit, "label": self.get_page_subtitle()}]
        return [*super().get_breadcrumbs_items(), *way, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms = {
            "remark_form": RemarkForm() if self.limit else None,
            "limit_form": None if self.is_hidden else LimitForm(self.request.user, self.limit),
        }
        return {
            **super().get_context_data(**kwargs),
            **forms,
            "page": self.page,
            "limit": self.limit,
            "is_hidden": self.is_hidden,
            "refusal": "" if self.limit else actions.reason_against(self.page),
            **kwargs,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open, lift, or set the list."""
        if self.is_hidden or "lift" in request.POST:
            return self._with_remark(RemarkForm(request.POST))
        form = LimitForm(request.user, self.limit, request.POST)
        try:
            if form.is_valid():
                actions.limit(self.page, **form.cleaned_data, by=request.user)
                messages.success(request, _("Only those of the list read the draft now."))
                return redirect("wagtailadmin_pages:edit", self.page.pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        return self.render_to_response(self.get_context_data(limit_form=form))

    def _with_remark(self, form: RemarkForm) -> HttpResponse:
        if not form.is_valid() or self.limit is None:
            return self.render_to_response(self.get_context_data(remark_form=form))
        text, user = form.cleaned_data["text"], self.request.user
        if self.is_hidden:
            actions.open_with_remark(self.page, text, by=user)
            messages.success(self.request, _("The draft is open to you for a day."))
        else:
            actions.lift(self.page, text, by=user)
            messages.success(self.request, _("The draft is limited no longer."))
        return redirect("wagtailadmin_pages:edit", self.page.pk)


class LimitedView(WagtailAdminTemplateMixin, TemplateView):
    """`/admin/limited/`: that there are such drafts, without a word of them."""

    template_name = "limits/limited.html"
    page_title = gettext_lazy("Limited drafts")
    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_administrator(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        limits = Limit.objects.select_related("made_by").prefetch_related("people", "groups")
        by_key = {each.translation_key: each for each in limits}
        pages = Page.objects.filter(Q(live=False), translation_key__in=by_key)
        rows = [
            {
                "kind": page.page_type_display_name,
                "language": page.locale.get_display_name(),
                "limit": by_key[page.translation_key],
                "page_id": page.pk,
            }
            for page in pages.select_related("locale", "content_type")
        ]
        return {**super().get_context_data(**kwargs), "rows": rows}
