"""The admin's translation views, in place of wagtail-localize's (docs/overrides.md)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from wagtail_localize.models import TranslationSource
from wagtail_localize.views.report import TranslationsReportView

from core.pages import BasePage
from languages import translations


class SubmitForm(forms.Form):
    """Which languages to start."""

    locales = forms.ModelMultipleChoiceField(
        Locale.objects.none(),
        label=gettext_lazy("Languages"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Drafts are made; nothing is published."),
    )

    def __init__(self, page: Page, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = page.get_translations(inclusive=True).values_list("locale_id", flat=True)
        allowed = [
            locale.pk
            for locale in Locale.objects.exclude(pk__in=taken)
            if translations.may_submit(user, page, locale)
        ]
        choice: Any = self.fields["locales"]
        choice.queryset = Locale.objects.filter(pk__in=allowed)


def _header(title: str, page: Page) -> dict[str, str]:
    """Return what the admin's page frame prints above the content."""
    return {
        "header_title": f"{title}: {page.get_admin_display_title()}",
        "page_title": title,
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "wagtail-localize-language",
    }


def submit_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask which languages to start, then make drafts."""
    page = get_object_or_404(Page, pk=page_id).specific
    if page.is_root() or not isinstance(page, BasePage):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    reasons = translations.reasons_against_source(page)
    if reasons:
        messages.error(request, reasons[0])
        return redirect("wagtailadmin_pages:edit", page.pk)
    form = SubmitForm(page, request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = translations.submit(page, form.cleaned_data["locales"], request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Drafts were made. Nothing is published."))
            return redirect("wagtailadmin_pages:edit", made[0].pk)
    context = {"page": page, "form": form, **_header(_("Translate"), page)}
    return render(request, "languages/submit.html", context)


def update_translations(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """Take the source's present words over into the translation drafts; publish nothing."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    page = source.get_source_instance()
    if not isinstance(page, BasePage) or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    targets = [
        item
        for item in source.translations.filter(enabled=True).select_related("target_locale")
        if (target := item.get_target_instance())
        and target.permissions_for_user(request.user).can_edit()
    ]
    if request.method == "POST":
        source.update_from_db()
        for item in targets:
            translations.save_draft(item, request.user)
        messages.success(request, _("The drafts have the new source. Nothing is published."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"page": page, "targets": targets, **_header(_("Update translations"), page)}
    return render(request, "languages/update.html", context)


def mark_reviewed(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask, then record that a native reader has reviewed the translation."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage) or not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if request.method == "POST":
        translations.mark_reviewed(page, request.user)
        messages.success(request, _("Marked as reviewed by a native reader."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"page": page, **_header(_("Reviewed by a native reader"), page)}
    return render(request, "languages/reviewed.html", context)


def not_here(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Doors of wagtail-localize that this site doesn't have: aliases, machine translation, …"""
    raise Http404


class OwnTranslationsReport(TranslationsReportView):
    """The report, without a title that the user may not see: neither source nor target."""

    def get_queryset(self) -> Any:
        policy: Any = policy_registry.get_by_type(Page)
        seen = policy.explorable_instances(self.request.user)
        target = seen.filter(
            translation_key=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id")
        )
        source = Page.objects.filter(
            Q(live=True) | Q(pk__in=seen.values("pk")),
            translation_key=OuterRef("source__object_id"),
            locale_id=OuterRef("source__locale_id"),
        )
        return super().get_queryset().filter(Exists(target), Exists(source)).order_by("-pk")
