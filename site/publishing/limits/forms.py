"""The list of who reads a draft, and the remark."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from publishing.limits.models import Limit, Remark


class PeopleField(forms.ModelMultipleChoiceField):
    """Persons by their names."""

    def label_from_instance(self, obj: Any) -> str:
        return obj.get_full_name() or obj.get_username()


class LimitForm(forms.Form):
    """Who reads the draft, beside the one who limits it.

    A centre's editors choose among their own groups: the names of others tell of centres to come.
    """

    people = PeopleField(
        get_user_model().objects.none(),
        label=_("Persons"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You are always among them. Who has no right on the page gets none by this."),
    )
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(),
        label=_("Groups"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, user: Any, limit: Limit | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.filter(is_active=True).exclude(pk=user.pk)
        groups = Group.objects.all()
        if not user.has_perm("publishing.view_release"):
            people = people.filter(groups__in=user.groups.all())
            groups = user.groups.all()
        if limit is not None:
            kept = Q(pk__in=limit.people.values("pk"))
            people |= get_user_model().objects.filter(kept).exclude(pk=user.pk)
            groups = Group.objects.filter(
                Q(pk__in=groups.values("pk")) | Q(pk__in=limit.groups.values("pk"))
            )
            self.initial = {"people": limit.people.all(), "groups": limit.groups.all()}
        self.fields["people"].queryset = people.distinct().order_by("username")  # type: ignore[attr-defined]
        self.fields["groups"].queryset = groups.order_by("name")  # type: ignore[attr-defined]


class RemarkForm(forms.ModelForm):
    """Why."""

    class Meta:
        model = Remark
        fields = ("text",)
        labels = {"text": _("Remark")}
        help_texts = {"text": _("Everybody who reads the draft sees it, with your name.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
