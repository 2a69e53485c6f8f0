"""Forms of the admin: withdrawing a page, filling a release."""

from typing import Any

from django import forms
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from core.labels import localized
from core.privacy import readable
from core.records import Record
from publishing.actions import reasons_against_withdrawal
from publishing.models import Withdrawal, withdrawal_of


class WithdrawForm(forms.Form):
    """Why the page goes, what its readers are told, and which languages go with it."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=Withdrawal.Reason.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What the reader is told"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In the language of the page; shown at its address."),
    )
    replacement = forms.ModelChoiceField(
        label=_("Page that replaces it"),
        queryset=readable(Page.objects.all()),
        required=False,
        widget=AdminPageChooser,
    )
    languages = forms.MultipleChoiceField(
        label=_("Withdraw with it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Public translations of this page that you may withdraw."),
    )

    def __init__(self, *args: Any, page: Page, translations: list[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.translations = translations
        told = None if page.live else withdrawal_of(page)
        if told is not None:
            gone = Withdrawal.Reason.WITHDRAWN
            self.fields["reason"].choices = [c for c in Withdrawal.Reason.choices if c[0] != gone]
            self.fields["text"].initial = localized(told.text, page.locale.language_code)[0]
            self.fields["languages"].label = _("Change with it")
            self.fields["languages"].help_text = _(
                "Translations of this page that are gone too, and that you may withdraw."
            )
        if translations:
            self.fields["languages"].choices = [
                (each.locale.language_code, settings.LANGUAGE_FACTS[each.locale.language_code][0])
                for each in translations
            ]
        else:
            del self.fields["languages"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        errors = reasons_against_withdrawal(
            self.page, data.get("reason", ""), data.get("text", ""), data.get("replacement")
        )
        if errors:
            raise ValidationError(errors)
        return data

    def pages(self) -> list[Page]:
        """The page and the chosen translations of it."""
        chosen = set(self.cleaned_data.get("languages", []))
        return [self.page, *(p for p in self.translations if p.locale.language_code in chosen)]


class MemberForm(forms.Form):
    """Adds a page, with its translations if wanted, or a record to a release."""

    page = forms.ModelChoiceField(
        label=_("Page"),
        queryset=Page.objects.filter(depth__gte=2),
        required=False,
        widget=AdminPageChooser,
    )
    all_languages = forms.BooleanField(
        label=_("with its translations"), required=False, initial=True
    )
    record = forms.ChoiceField(label=_("Record with a draft"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["record"].choices = [("", "---------"), *draft_records()]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("page") and not data.get("record"):
            raise ValidationError(_("Choose a page or a record."))
        return data

    def instances(self) -> list[Any]:
        """What was chosen, each page specific."""
        found: list[Any] = []
        page = self.cleaned_data.get("page")
        if page is not None:
            found.append(page.specific)
            if self.cleaned_data["all_languages"]:
                found += [each.specific for each in page.get_translations()]
        if self.cleaned_data.get("record"):
            label, _colon, pk = self.cleaned_data["record"].partition(":")
            found.append(apps.get_model(label)._default_manager.get(pk=pk))
        return found


def draft_records() -> list[tuple[str, str]]:
    """Return `(label:id, name)` of records that aren't live or have a newer draft."""
    rows = []
    for model in apps.get_models():
        if issubclass(model, Record):
            waiting = model._default_manager.filter(Q(live=False) | Q(has_unpublished_changes=True))
            kind = str(model._meta.verbose_name)
            rows += [(f"{model._meta.label_lower}:{r.pk}", f"{kind}: {r}") for r in waiting[:200]]
    return rows
