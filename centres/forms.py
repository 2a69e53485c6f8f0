"""The form that opens a centre."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from centres.opening import Opening
from core.reach import is_centre_only
from directory.models import Centre, Country
from users.roles import language_homes


class OpeningForm(forms.Form):
    """Facts, languages and editors; opening an existing key adds what it lacks."""

    slug = Centre._meta.get_field("slug").formfield()  # without the check that it is new
    name = Centre._meta.get_field("name").formfield()
    city = Centre._meta.get_field("city").formfield()
    country = forms.ModelChoiceField(Country.objects.none(), label=_("host country"))
    zone = Centre._meta.get_field("zone").formfield()
    languages = forms.MultipleChoiceField(
        label=_("languages of its pages"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Its pages go public where the home page of the language is public."),
    )
    editors = forms.CharField(
        label=_("editors"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "An e-mail address a line. Who has no account gets one, and sets the password by "
            "“Forgotten password?” at sign-in."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = capfirst(field.label)
        self.fields["slug"].help_text = _(
            "A short name in Latin letters, for addresses and rights: “warsaw”. It can't be "
            "changed by opening again; an existing one gets what it lacks."
        )
        homes = set(language_homes().values_list("slug", flat=True))
        self.fields["country"].queryset = Country.objects.filter(live=True)
        self.fields["languages"].choices = [
            (code, name)
            for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
            if code in homes or is_centre_only(code)
        ]
        self._ask_for_names(set(settings.CENTRE_LANGUAGE_CODES) - homes)

    def _ask_for_names(self, codes: set[str]) -> None:
        """Ask what the site is called in languages that no centre has opened yet."""
        if codes:
            label: Any = Centre._meta.get_field("name")
            self.fields["site_name"] = label.formfield(
                locales=sorted(codes),
                required=False,
                max_length=80,
                label=capfirst(_("name of the site")),
                help_text=_("Needed for the first centre in a language that only centres have."),
            )
            self.order_fields([*list(self.fields)[:-2], "site_name", "editors"])

    def clean_editors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.cleaned_data["editors"].replace(",", " ").split()))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        names = getattr(data.get("name"), "data", {})
        lacking = [code for code in data.get("languages", []) if not names.get(code)]
        if lacking and "name" not in self.errors:
            raise ValidationError({"name": _("Name the centre in each language of its pages.")})
        sites = getattr(data.get("site_name"), "data", {})
        if any(code in sites and not sites[code] for code in data.get("languages", [])):
            raise ValidationError({"site_name": _("Name the site in that language.")})
        return data

    def opening(self) -> Opening:
        """Return what is asked for, of a valid form."""
        data = self.cleaned_data
        return Opening(
            slug=data["slug"],
            name=data["name"].data,
            city=data["city"].data,
            country=data["country"].code,
            zone=data["zone"],
            languages=tuple(data["languages"]),
            editors=data["editors"],
            site_name=getattr(data.get("site_name"), "data", {}),
        )
