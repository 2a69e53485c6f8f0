"""Page views of the admin that replace Wagtail's: withdrawing with a reason, approving."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page

from publishing.actions import PublicationRefused, withdraw
from publishing.forms import WithdrawForm


class CarefulEditView(EditView):
    """Never puts an older text over a newer one of somebody else without being told to (W14).

    Wagtail refuses a stale form to autosave only, and warns in the browser if its last ping was
    late enough. Here the form comes back with its words and says whose version is newer; it then
    knows that version, so sending it again is the decision.
    """

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        newer = self.latest_revision
        if (
            self.expects_json_response
            or not self.is_out_of_date
            or newer.user_id == request.user.pk
        ):
            return super().post(request, *args, **kwargs)
        self.form = self.form_class(
            request.POST,
            request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=request.user,
        )
        self.form.defer_required_fields()
        self.form.is_valid()
        self.has_unsaved_changes = True
        message = _(
            "%(person)s saved a newer version meanwhile. Your words stand below and aren’t saved: "
            "save again to make them the latest version; the other one stays in the history."
        )
        person = get_user_display_name(newer.user) if newer.user else _("Somebody")
        messages.error(request, message % {"person": person})
        return self.render_to_response(self.get_context_data())


class WithdrawView(UnpublishView):
    """Asks for the reason, and for the languages that go with the page (N5)."""

    page_title = gettext_lazy("Withdraw")
    template_name = "publishing/withdraw.html"

    def get_objects_to_unpublish(self) -> list[Page]:
        return [self.object]

    def translations(self) -> list[Page]:
        """The public translations that this person may withdraw too."""
        found = self.object.get_translations().live().select_related("locale").specific()
        user = self.request.user
        return [page for page in found if page.permissions_for_user(user).can_unpublish()]

    def form(self) -> WithdrawForm:
        """The form, bound when posted."""
        return WithdrawForm(
            self.request.POST if self.request.method == "POST" else None,
            page=self.object,
            translations=self.translations(),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.setdefault("form", self.form())
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        data = form.cleaned_data
        with transaction.atomic():
            for page in form.pages():
                withdraw(
                    page,
                    data["reason"],
                    text={self.object.locale.language_code: data["text"]},
                    replacement=data["replacement"],
                    user=request.user,
                )
        messages.success(
            request,
            _("“%(page)s” was withdrawn.") % {"page": self.object.get_admin_display_title()},
        )
        return redirect(self.get_next_url())


class ApprovalView(WorkflowActionView):
    """Says why an approval can't publish instead of failing."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except PublicationRefused as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
            return redirect("wagtailadmin_pages:edit", self.object.pk)
