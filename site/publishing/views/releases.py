"""The board of a release: its members in every language, what is missing, and the two buttons."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from core.reach import is_centre_only
from publishing import releases
from publishing.actions import PublicationRefused
from publishing.checks import advice
from publishing.forms import MemberForm
from publishing.launch.checks import marks
from publishing.launch.dry_run import dry_run
from publishing.launch.forms import StatesForm
from publishing.launch.signing import choose_states, sign_off, states_of
from publishing.models import Release
from publishing.models.release import items_of
from publishing.permissions import may_release
from publishing.review.releases import (
    GO_OUT,
    approval_in_words,
    approval_of,
    approve_release,
    people_of,
)
from users.roles import is_administrator

SIGN = "launch.add_signoff"


class ReleaseView(WagtailAdminTemplateMixin, TemplateView):
    """What the views of one release share."""

    header_icon = "date"
    _show_breadcrumbs = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm("publishing.view_release"):
            raise PermissionDenied
        self.release = get_object_or_404(Release, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(_("Release"))

    def get_page_subtitle(self) -> str:
        return self.release.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("releases:index"), "label": _("Releases")},
            {"url": board_url(self.release), "label": self.release.name},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return {
            **super().get_context_data(**kwargs),
            "release": self.release,
            "may_change": user.has_perm("publishing.change_release"),
            "may_go_out": user.has_perm(GO_OUT),
            "may_sign": user.has_perm(SIGN),
            "board_url": board_url(self.release),
        }


class BoardView(ReleaseView):
    """Members and reasons: opening it is the dry run."""

    template_name = "publishing/board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = releases.board(self.release)
        context.update(self._second_person())
        context["states"] = states_of(self.release)
        context["states_form"] = StatesForm(initial={"states": context["states"]})
        there = {row[1].locale.language_code for row in rows if isinstance(row[1], Page)}
        context["languages"] = [
            (code, settings.LANGUAGE_FACTS[code][0])
            for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
            if code in there or not is_centre_only(code)
        ]
        codes = [code for code, _name in context["languages"]]
        context["pages"] = by_translation(rows, codes)
        context.setdefault("drawn", None)
        context["records"] = [row for row in rows if not isinstance(row[1], Page)]
        context["missing"] = sum(1 for row in rows if row[2])
        context.setdefault("form", MemberForm())
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add or take out members."""
        if not request.user.has_perm("publishing.change_release"):
            raise PermissionDenied
        if self.release.state != Release.State.PLANNED:
            messages.error(request, _("Only a planned release can be changed."))
            return redirect(board_url(self.release))
        if "approve" in request.POST:
            return self._approve()
        if "states" in request.POST or "choose_states" in request.POST:
            return self._choose_states()
        if "sign" in request.POST:
            return self._sign()
        if "remove" in request.POST:
            number = request.POST["remove"]
            if number.isdecimal():
                self.release.members.filter(pk=int(number)).delete()
            return redirect(board_url(self.release))
        form = MemberForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self._add(form.instances())
        return redirect(board_url(self.release))

    def _second_person(self) -> dict[str, Any]:
        """Return who approved it as it stands, and whether this person may."""
        user, is_own = self.request.user, self.request.user.pk in people_of(self.release)
        approval = approval_of(self.release)
        may = user.has_perm(GO_OUT) and not approval and self.release.state == Release.State.PLANNED
        return {
            "approval": approval_in_words(self.release),
            "is_approved": approval is not None,
            "may_approve": may and (not is_own or is_administrator(user)),
            "needs_remark": is_own,
        }

    def _approve(self) -> HttpResponse:
        try:
            approve_release(self.release, self.request.user, self.request.POST.get("remark", ""))
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
        else:
            messages.success(self.request, _("Approved as it stands. A later change asks anew."))
        return redirect(board_url(self.release))

    def _choose_states(self) -> HttpResponse:
        form = StatesForm(self.request.POST)
        if form.is_valid():
            choose_states(self.release, form.cleaned_data["states"], self.request.user)
        return redirect(board_url(self.release))

    def _sign(self) -> HttpResponse:
        """Sign off for a state: `sign` is `<country id>:<member id>`, or without one for all."""
        country_id, _colon, member_id = self.request.POST["sign"].partition(":")
        country = next((c for c in states_of(self.release) if str(c.pk) == country_id), None)
        members = self.release.members.all()
        if member_id:
            members = members.filter(pk=int(member_id) if member_id.isdecimal() else 0)
        if country is None or not members:
            raise Http404
        if not self.request.user.has_perm(SIGN):
            raise PermissionDenied
        pages = [member for member in members if isinstance(member.item, Page)]
        signed = sign_off(pages, country, self.request.user)
        messages.success(
            self.request,
            ngettext("%(n)d text signed off.", "%(n)d texts signed off.", len(signed))
            % {"n": len(signed)},
        )
        return redirect(board_url(self.release))

    def _add(self, instances: list[Any]) -> None:
        for instance in instances:
            if not may_release(self.request.user, instance):
                messages.error(
                    self.request, _("You may not publish “%(item)s”.") % {"item": instance}
                )
                continue
            try:
                releases.add_member(self.release, instance)
            except ValidationError as error:
                messages.error(self.request, " ".join(error.messages))


class DryRunView(BoardView):
    """Draws every page as it will be, and takes all of it back."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        items = [item for _member, item in items_of(self.release.members.all())]
        if not all(may_release(request.user, item) for item in items if item is not None):
            raise PermissionDenied
        drawn = dry_run(self.release, request)
        return self.render_to_response(self.get_context_data(drawn=drawn))


class ConfirmView(ReleaseView):
    """Asks once more before the release goes out or is recalled."""

    template_name = "publishing/confirm.html"
    verb = "release"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(GO_OUT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        count = self.release.members.count()
        return {**super().get_context_data(**kwargs), "verb": self.verb, "count": count}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        items = [item for _member, item in items_of(self.release.members.all())]
        if not all(may_release(request.user, item) for item in items if item is not None):
            raise PermissionDenied
        if self.verb == "recall":
            done = releases.recall(self.release.pk, request.user)
        else:
            try:
                done = releases.release(self.release.pk, request.user)
            except PublicationRefused as refused:
                messages.error(request, " ".join(refused.reasons))
                return redirect(board_url(self.release))
        if done.state == Release.State.FAILED:
            messages.error(request, _("Nothing went out. The board says why."))
        else:
            messages.success(request, _("Done: %(state)s.") % {"state": done.get_state_display()})
        return redirect(board_url(done))


class PlanAgainView(ReleaseView):
    """Puts a failed or recalled release back to planned."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(GO_OUT):
            raise PermissionDenied
        with transaction.atomic():
            states = [Release.State.FAILED, Release.State.RECALLED]
            Release.objects.filter(pk=self.release.pk, state__in=states).update(
                state=Release.State.PLANNED, goes_out_at=None, reasons=[]
            )
        messages.success(request, _("Planned again, without a time: set one when it is ready."))
        return redirect(board_url(self.release))


def board_url(release: Release) -> str:
    """Return the address of the board."""
    return reverse("releases:board", args=[release.pk])


def by_translation(rows: list[Any], codes: list[str]) -> list[dict[str, Any]]:
    """Return a row for each text, with a cell (its member or None) for each language."""
    texts: dict[Any, dict[str, Any]] = {}
    for member, page, refusals in rows:
        if isinstance(page, Page):
            text = texts.setdefault(page.translation_key, {"title": page.title, "cells": {}})
            problems = [*refusals, *advice(page.get_latest_revision_as_object())]
            cell = (member, page, problems, marks(problems), bool(refusals))
            text["cells"][page.locale.language_code] = cell
    return [
        {"title": text["title"], "cells": [text["cells"].get(code) for code in codes]}
        for text in texts.values()
    ]
