"""Which member states sign a release off."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Country


class StatesForm(forms.Form):
    """A box for each member state."""

    states = forms.ModelMultipleChoiceField(
        label=_("States that sign off"),
        queryset=Country.objects.filter(live=True, is_member=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Without the word of each of them on each text nothing goes out."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["states"].label_from_instance = str
