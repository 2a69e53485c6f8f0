"""The queue of the second person, and publishing alone."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from publishing.actions import PublicationRefused
from publishing.four_eyes import is_alone, refusal
from publishing.review.forms import AloneForm, ClearForm
from publishing.review.models import LaterReview
from publishing.review.verbs import clear, may_publish_alone, publish_alone
from publishing.review.waiting import may_publish_pages, open_reviews, submitted

#: So many rows stand on a page of the queue.
ROWS = 50


class QueueView(WagtailAdminTemplateMixin, TemplateView):
    """What waits for a second person, the oldest first; clearing a row."""

    template_name = "review/queue.html"
    page_title = gettext_lazy("Second person")
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_publish_pages(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rows = open_reviews(user)
        return {
            **super().get_context_data(**kwargs),
            "rows": [shown(row, user) for row in rows[:ROWS]],
            "count": rows.count(),
            "most": ROWS,
            "submitted": [waits(state) for state in submitted(user)[:ROWS]],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Clear a row."""
        form = ClearForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Open the list anew and try again."))
            return redirect("review_queue")
        data = form.cleaned_data
        row = get_object_or_404(open_reviews(request.user), pk=data["row"])
        try:
            clear(row, request.user, data["note"], seen=data["seen"])
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("“%(page)s” is read.") % {"page": row.title})
        return redirect("review_queue")


def shown(row: LaterReview, user: Any) -> dict[str, Any]:
    """Return what the queue prints of a row (no query)."""
    return {
        "row": row,
        "days": (timezone.now() - row.since).days,
        "is_own": any(person.pk == user.pk for person in row.people.all()),
        "seen": row.changed_at.isoformat(),
    }


def waits(state: Any) -> dict[str, Any]:
    """Return what the queue prints of a text that was submitted."""
    content: Any = state.revision.content
    return {
        "title": content.get("title", ""),
        "page_id": state.revision.object_id,
        "by": state.workflow_state.requested_by,
        "since": state.started_at,
        "task": state.task.name,
    }


class AloneView(WagtailAdminTemplateMixin, FormView):
    """Publishes by the named exception, with a remark."""

    template_name = "review/alone.html"
    form_class = AloneForm
    page_title = gettext_lazy("Publish alone")
    header_icon = "warning"
    _show_breadcrumbs = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not may_publish_alone(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "why": refusal(self.page) if is_alone(self.request.user, self.page) else "",
            "back": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
        }

    def form_valid(self, form: AloneForm) -> HttpResponse:
        try:
            publish_alone(self.page, self.request.user, form.cleaned_data["remark"])
        except PublicationRefused as refused:
            for reason in refused.reasons:
                messages.error(self.request, reason)
        else:
            title = self.page.get_admin_display_title()
            messages.success(self.request, _("“%(title)s” is published.") % {"title": title})
        return redirect("wagtailadmin_pages:edit", self.page.pk)
