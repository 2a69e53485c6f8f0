"""The form, in the reader's language; what is wrong is said at its field."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from home.contact.models import Message
from home.contact.seals import Seal, judge

#: What no keyboard makes: controls, half characters, and what an unreadable byte becomes.
CONTROL = {"Cc", "Cs"}
UNREADABLE = "\ufffd"

REQUIRED = {
    "email": _("Write your e-mail address: the answer goes there."),
    "subject": _("Write in a few words what it is about."),
    "text": _("Write your message."),
    "consent": _("We may keep your message only if you agree."),
}
UNREADABLE_WORDS = _("There are characters in it that can’t be read.")
#: Django's own words are missing in some of the site's languages.
WRONG = {
    "invalid": _("Write an address like name@example.org."),
    "max_length": _("Write at most %(limit_value)d characters; these are %(show_value)d."),
    "null_characters_not_allowed": UNREADABLE_WORDS,
}
SEALS = {
    Seal.TOO_FAST: _("That was very fast. Please send it once more."),
    Seal.TOO_OLD: _("The form was open for more than a day. Please send it once more."),
    Seal.FALSE: _("The form did not come from this page. Please send it once more."),
}


class MessageForm(forms.ModelForm):
    """What a reader writes; `website` must stay empty, which programs don't know."""

    consent = forms.BooleanField(
        label=_("I agree that my message and my address are kept for the answer.")
    )
    website = forms.CharField(required=False)
    seal = forms.CharField(required=False)

    class Meta:
        model = Message
        fields = ("name", "email", "subject", "text")
        labels = {
            "name": _("Your name (not required)"),
            "email": _("Your e-mail"),
            "subject": _("Subject"),
            "text": _("Message"),
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
            "text": forms.Textarea(attrs={"rows": 8}),
        }

    def __init__(self, address: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.address = address
        for name, message in REQUIRED.items():
            self.fields[name].error_messages["required"] = message
        for name in self._meta.fields or ():
            self.fields[name].error_messages.update(WRONG)

    def shown(self) -> list[forms.BoundField]:
        """The fields that a reader fills in."""
        return [self[name] for name in self._meta.fields or ()]

    def _clean_fields(self) -> None:
        super()._clean_fields()
        for name in self._meta.fields or ():
            allowed = "\r\n\t" if name == "text" else ""
            if is_unreadable(self.cleaned_data.get(name, ""), allowed):
                self.add_error(name, UNREADABLE_WORDS)

    def clean(self) -> dict[str, Any]:
        """Refuse what a program filled in; the words stay in the form."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("website"):
            self.add_error("website", _("This field must stay empty. Empty it and send again."))
        worth = judge(data.get("seal", ""), self.address)
        if worth is not Seal.GOOD:
            raise ValidationError(SEALS[worth])
        return data


def is_unreadable(text: str, allowed: str) -> bool:
    """Tell whether there are controls in `text` beside `allowed` ones, or broken characters."""
    return UNREADABLE in text or any(
        unicodedata.category(each) in CONTROL for each in text if each not in allowed
    )
