"""Admin of releases, withdrawals and corrections."""

from typing import Any

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from core.reading import (
    ExploreView,
    OwnCopyView,
    OwnMoveConfirmView,
    OwnPrivacyView,
    guarded,
)
from core.viewsets import RecordViewSet
from publishing.models import Correction, Release, Withdrawal
from publishing.views.pages import ApprovalView, CarefulEditView, FirstSaveView, WithdrawView
from publishing.views.releases import (
    BoardView,
    ConfirmView,
    DryRunView,
    PlanAgainView,
    board_url,
)


class SitePageViewSet(PageViewSet):
    """Every page type: saved with care, withdrawn with a reason, approved with reasons."""

    model = Page
    index_view_class = ExploreView
    add_view_class = FirstSaveView
    edit_view_class = CarefulEditView
    unpublish_view_class = WithdrawView
    workflow_action_view_class = ApprovalView
    move_confirm_view_class = OwnMoveConfirmView
    copy_view_class = OwnCopyView
    set_privacy_view_class = OwnPrivacyView

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        """Ask for the right on the page in the address before anything else."""
        return guarded(super().construct_view(view_class, **kwargs))


class NewReleaseView(generic.CreateView):
    """Remembers who made it; goes on to the board."""

    def save_instance(self) -> Any:
        self.form.instance.created_by = self.request.user
        return super().save_instance()

    def get_success_url(self) -> str:
        return board_url(self.form.instance)


class EditReleaseView(generic.EditView):
    """Name and time; goes back to the board."""

    def get_success_url(self) -> str:
        return board_url(self.form.instance)


class ReleaseIndexView(generic.IndexView):
    """The list leads to the boards."""

    def get_edit_url(self, instance: Release) -> str:
        return board_url(instance)


class ReleaseViewSet(ModelViewSet):
    model = Release
    name = "releases"
    url_prefix = "releases"
    icon = "date"
    menu_label = _("Releases")
    form_fields = ["name", "goes_out_at", "audience"]
    list_display = ["name", "goes_out_at", "get_state_display"]
    list_filter = ["state"]
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = ReleaseIndexView
    add_view_class = NewReleaseView
    edit_view_class = EditReleaseView

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/board/", BoardView.as_view(), name="board"),
            path("<int:pk>/dry-run/", DryRunView.as_view(), name="dry_run"),
            path("<int:pk>/release/", ConfirmView.as_view(verb="release"), name="release"),
            path("<int:pk>/recall/", ConfirmView.as_view(verb="recall"), name="recall"),
            path("<int:pk>/plan-again/", PlanAgainView.as_view(), name="plan_again"),
        ]


class WithdrawalViewSet(ModelViewSet):
    """What the public was told; made by withdrawing a page, changed here (a typo, a new target).

    The reason itself is changed at the page, by the same verb: a text must go with it.
    """

    model = Withdrawal
    name = "withdrawals"
    url_prefix = "withdrawals"
    icon = "cross"
    menu_label = _("Withdrawals")
    form_fields = ["text", "replacement"]
    list_display = ["title", "path", "reason", "at", "lifted_at"]
    list_filter = ["reason"]
    copy_view_enabled = False
    add_to_reference_index = False


class PublishingGroup(ViewSetGroup):
    """What went out, what went away."""

    menu_label = _("Publishing")
    menu_icon = "date"
    menu_order = 220
    items = (ReleaseViewSet, WithdrawalViewSet)


class CorrectionViewSet(RecordViewSet):
    model = Correction
    icon = "edit"
    menu_label = _("Corrections")
    menu_order = 225
    add_to_admin_menu = True
    record_panels = ["page", "what_was", "text", "made_on"]
    list_display = ["__str__", "page", "made_on", "live"]

    @cached_property
    def url_prefix(self) -> str:
        return "corrections"
