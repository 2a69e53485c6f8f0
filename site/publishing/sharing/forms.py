"""The form of a new link, and the one that its reader answers in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.models import Page, Revision

from publishing.sharing.links import MOST_DAYS, USUAL_DAYS, may_share
from publishing.sharing.models import Answer, SharedDraft

VERSIONS = 20


class VersionField(forms.ModelChoiceField):
    """A version of the page, called by its time and its writer."""

    def label_from_instance(self, obj: Revision) -> str:
        when = date_format(timezone.localtime(obj.created_at), "SHORT_DATETIME_FORMAT")
        return f"{when} · {obj.user or '–'}"


class LanguagesField(forms.ModelMultipleChoiceField):
    """The other languages of the page."""

    def label_from_instance(self, obj: Page) -> str:
        return f"{obj.locale.get_display_name()}: {obj.specific.get_admin_display_title()}"


class ShareForm(forms.ModelForm):
    """One link."""

    version = VersionField(Revision.objects.none(), label=gettext_lazy("Version"), empty_label=None)
    translations = LanguagesField(
        Page.objects.none(),
        label=gettext_lazy("Also in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The latest draft of each; the reader switches between them."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days until the link ends"),
        initial=USUAL_DAYS,
        min_value=1,
        max_value=MOST_DAYS,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("The link is sent there; the address isn’t kept."),
    )

    class Meta:
        model = SharedDraft
        fields = ("name", "questions")

    field_order = ("name", "email", "version", "translations", "days", "questions")

    def __init__(self, page: Page, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = list(
            page.revisions.order_by("-created_at").values_list("pk", flat=True)[:VERSIONS]
        )
        version, others = self.fields["version"], self.fields["translations"]
        assert isinstance(version, VersionField) and isinstance(others, LanguagesField)
        version.queryset = (
            Revision.objects.filter(pk__in=newest).select_related("user").order_by("-created_at")
        )
        version.initial = page.latest_revision_id
        written = page.get_translations().exclude(latest_revision=None)
        allowed = [each.pk for each in written.specific() if may_share(user, each)]
        others.queryset = Page.objects.filter(pk__in=allowed).select_related("locale")
        if not allowed:
            del self.fields["translations"]

    def revisions(self) -> list[Revision]:
        """The chosen version, and the latest draft of each chosen language."""
        others = self.cleaned_data.get("translations") or ()
        return [self.cleaned_data["version"], *(page.latest_revision for page in others)]


class AnswerForm(forms.ModelForm):
    """What somebody outside says of a draft; plain text, nothing else."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=Answer.Verdict.choices,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Answer
        fields = ("verdict", "text", "name")
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        needs_text = data.get("verdict") in (Answer.Verdict.CHANGE, Answer.Verdict.NOTE)
        if needs_text and not data.get("text") and "text" not in self.errors:
            raise ValidationError({"text": _("Write what you mean: nobody can ask you back.")})
        return data
