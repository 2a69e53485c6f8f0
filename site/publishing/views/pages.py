"""Page views of the admin that replace Wagtail's: withdrawing with a reason, approving."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page

from publishing.actions import PublicationRefused, withdraw
from publishing.approvals import reason_against_approval
from publishing.checks import Problem, problems_in_form, problems_of
from publishing.content import content_of, digest_of
from publishing.forms import WithdrawForm
from publishing.four_eyes import needs_two, reason_against, refusal, remark
from publishing.limits.panels import side_panels
from publishing.models import withdrawal_of
from publishing.sharing.answers import answers_of


class SecondPersonMixin:
    """A form that would publish what needs a second person keeps the words and says who decides.

    Wagtail asks once, before it has read which kind of text the form makes of the page.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        user, page = self.request.user, self.page
        wanted = self.request.POST.get("action-publish")
        why = reason_against(user, page) if wanted else ""
        if wanted and not why and not remark() and needs_two(page) and _changes_words(form):
            why = refusal(page)  # these are the words of the one who sends them
        if not why and self.action_name == "perform_workflow_action":
            why = self._against_approval(form)
        if not why:
            return super().form_valid(form)
        messages.warning(self.request, why)
        self.has_content_changes = form.has_changed()
        return self.save_action()

    def _against_approval(self, form: Any) -> str:
        if self.workflow_action != "approve":
            return ""
        if _changes_words(form):
            return refusal(self.page)
        return reason_against_approval(self.request.user, self.page)


def _changes_words(form: Any) -> bool:
    """Tell whether a valid form says something else than the latest draft does."""
    page = form.instance
    latest = page.get_latest_revision() if page.pk else None
    if latest is None:
        return True
    page._pending_related = form.posted_related()
    try:
        now = digest_of(content_of(page))
    finally:
        del page._pending_related
    return now != digest_of(content_of(latest.as_object()))


class FirstSaveView(SecondPersonMixin, CreateView):
    """Makes a page; its maker is no second person."""

    def form_valid(self, form: Any) -> HttpResponse:
        self.page._cached_parent_obj = self.parent_page
        return super().form_valid(form)


class CarefulEditView(SecondPersonMixin, EditView):
    """Never puts an older text over a newer one of somebody else without being told to (W14).

    Wagtail refuses a stale form to autosave only, and warns in the browser if its last ping was
    late enough. Here the form comes back with its words and says whose version is newer; it then
    knows that version, so sending it again is the decision.
    """

    @property
    def locked_for_user(self) -> bool:
        """What keeps this person out of the page; a step that nobody is left to take doesn't."""
        return bool(self._is_locked and self.page_perms.page_locked())

    @locked_for_user.setter
    def locked_for_user(self, is_locked: bool) -> None:
        self._is_locked = is_locked

    def get_template_names(self) -> list[str]:
        ours = {"wagtailadmin/pages/edit.html": "publishing/edit.html"}
        return [ours.get(name, name) for name in super().get_template_names()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the checks: of the draft, or of what was just refused."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if not self.expects_json_response:
            has_refused = self.form.is_bound and not self.form.is_valid()
            found = problems_in_form(self.form) if has_refused else problems_of(self.page)
            context.update(checks_context(found), has_refused=has_refused)
            tester = self.page_perms
            if tester.can_publish_with_another():
                context["second_person"] = reason_against(self.request.user, self.page)
            context["answers"] = answers_of(self.page)
        return context

    def get_side_panels(self) -> Any:
        """Add who alone reads the draft, and the remarks of others who did."""
        panels = super().get_side_panels()
        if not self.expects_json_response:
            panels += side_panels(self.page, self.request)
        return panels

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


class ChecksView(View):
    """The checks of a draft, for an open editor that has just saved."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Answer with the list; only who may edit the page reads of its draft."""
        page = get_object_or_404(Page, pk=page_id).specific
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        context = checks_context(problems_of(page))
        return render(request, "publishing/checks.html", context)


def checks_context(problems: list[Problem]) -> dict[str, Any]:
    """Return what `publishing/checks.html` prints."""
    blocking = sum(problem.is_blocking for problem in problems)
    return {"problems": problems, "blocking": blocking, "advice": len(problems) - blocking}


class WithdrawView(UnpublishView):
    """Asks for the reason, and for the languages that go with the page (N5).

    Of a page that is gone it asks for another reason to tell its readers.
    """

    template_name = "publishing/withdraw.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.object.permissions_for_user(request.user).can_withdraw():
            raise PermissionDenied
        return super(UnpublishView, self).dispatch(request, *args, **kwargs)  # asks `can_unpublish`

    def get_page_title(self) -> str:
        return _("Withdraw") if self.object.live else _("Change the reason")

    def get_objects_to_unpublish(self) -> list[Page]:
        return [self.object]

    def translations(self) -> list[Page]:
        """The translations in the same state that this person may withdraw too."""
        found = self.object.get_translations().filter(live=self.object.live)
        user = self.request.user
        return [
            page
            for page in found.select_related("locale").specific()
            if page.permissions_for_user(user).can_withdraw()
        ]

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
        if not self.object.live:
            context["told"] = withdrawal_of(self.object)
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        data = form.cleaned_data
        done = _("“%(page)s” was withdrawn.")
        if not self.object.live:
            done = _("The readers of “%(page)s” are told the new reason.")
        try:
            with transaction.atomic():
                for page in form.pages():
                    withdraw(
                        page,
                        data["reason"],
                        text={self.object.locale.language_code: data["text"]},
                        replacement=data["replacement"],
                        user=request.user,
                    )
        except ValidationError as error:
            form.add_error(None, error)
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, done % {"page": self.object.get_admin_display_title()})
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
