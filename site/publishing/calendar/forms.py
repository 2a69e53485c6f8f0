"""What the calendar asks: filters, and the day of a review."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminDateInput

from directory.models import Centre
from publishing.calendar.items import KINDS
from publishing.calendar.models import ReviewDate

FIRST_YEAR, LAST_YEAR = 2000, 2100


class FilterForm(forms.Form):
    """Language, centre and kind; what makes no sense filters nothing."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    centre = forms.ModelChoiceField(
        Centre.objects.none(), label=_("Centre"), required=False, empty_label=_("All")
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *KINDS.items()]
    )
    month = forms.CharField(required=False, widget=forms.HiddenInput)
    view = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[("month", ""), ("list", "")]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [
            (code, settings.LANGUAGE_FACTS[code][0])
            for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
        ]
        self.fields["language"].choices = [("", _("All")), *names]  # type: ignore[attr-defined]
        self.fields["centre"].queryset = Centre.objects.filter(live=True)  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """Return the filters for `items_for`."""
        self.is_valid()
        centre = self.cleaned_data.get("centre")
        return {
            "language": self.cleaned_data.get("language", ""),
            "centre": centre.pk if centre else None,
            "kind": self.cleaned_data.get("kind", ""),
        }

    def first_day(self) -> date:
        """Return the first day of the month asked for; of this month when it is none."""
        self.is_valid()
        text = self.cleaned_data.get("month", "")
        year, _dash, month = text.partition("-")
        this_month = timezone.localdate().replace(day=1)
        try:
            found = date(int(year), int(month), 1)
        except ValueError:
            return this_month
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else this_month


class ReviewForm(forms.ModelForm):
    """The day and who reads the page again: one of those who may change it."""

    class Meta:
        model = ReviewDate
        fields = ["due_on", "owner"]
        widgets = {"due_on": AdminDateInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        insiders = Q(is_superuser=True) | Q(groups__permissions__codename="access_admin")
        users = get_user_model().objects.filter(insiders, is_active=True).distinct()
        page = self.instance.page
        able = [user.pk for user in users if page.permissions_for_user(user).can_edit()]
        self.fields["owner"].queryset = users.filter(pk__in=able)  # type: ignore[attr-defined]
        self.fields["owner"].required = True

    def save(self, commit: bool = True) -> Any:
        """A new day or a new reader means a new reminder."""
        if self.has_changed():
            self.instance.reminded_at = None
        return super().save(commit)
