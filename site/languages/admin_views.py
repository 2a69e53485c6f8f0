"""The admin's translation views, in place of wagtail-localize's (docs/overrides.md)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_localize.models import Translation, TranslationSource
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
        self.fields["locales"].queryset = Locale.objects.filter(pk__in=allowed)


def submit_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask which languages to start, then make drafts."""
    page = get_object_or_404(Page, pk=page_id).specific
    if page.is_root() or not isinstance(page, BasePage):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = SubmitForm(page, request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = translations.submit(page, form.cleaned_data["locales"], request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Drafts were made. Nothing is published."))
            return redirect("wagtailadmin_pages:edit", made[0].pk)
    context = {"page": page, "form": form, "title": _("Translate"), "subtitle": page.title}
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
    context = {"page": page, "targets": targets, "title": _("Update translations")}
    return render(request, "languages/update.html", context)


@require_POST
def mark_reviewed(request: HttpRequest, page_id: int) -> HttpResponse:
    """Record that a native reader has reviewed the translation."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage) or not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    type(page).objects.filter(pk=page.pk).update(translation_reviewed=True)
    messages.success(request, _("Marked as reviewed by a native reader."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def not_here(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Doors of wagtail-localize that this site doesn't have: aliases, machine translation, …"""
    raise Http404


class OwnTranslationsReport(TranslationsReportView):
    """The report, without a title that the user may not see."""

    def get_queryset(self) -> Any:
        pages = PagePermissionPolicy().explorable_instances(self.request.user)
        keys = pages.values("translation_key")
        return super().get_queryset().filter(source__object_id__in=keys)


def edit_or_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before the editor: publish a translation through our verb, never through `save_target`."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    found: Translation | None = translations.translation_into(page)
    if found is None:
        return None
    try:
        published = translations.publish(found, request.user)
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
    else:
        messages.success(request, _("“%(title)s” is published.") % {"title": published.title})
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
