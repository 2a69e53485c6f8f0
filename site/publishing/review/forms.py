"""What is asked of who publishes alone, and of who has read what another published."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AloneForm(forms.Form):
    """The written remark of the named exception."""

    remark = forms.CharField(
        label=_("Why alone"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the history; a colleague reads the text afterwards."),
        error_messages={"required": _("Say why nobody else can decide.")},
    )


class ClearForm(forms.Form):
    """One row of the queue."""

    row = forms.IntegerField()
    seen = forms.CharField(max_length=40)
    note = forms.CharField(max_length=500, required=False)
