"""Lists of codes, chosen by name: languages that are spoken somewhere, outputs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


def validate_language_list(value: Any) -> None:
    """Refuse anything but a list of language codes.

    Raises:
        ValidationError: it is none.
    """
    if not isinstance(value, list) or not all(isinstance(v, str) and len(v) <= 3 for v in value):
        raise ValidationError(_('Write language codes, for example ["tr", "de"].'))


class CodesField(models.JSONField):
    """Some codes of a list; the form has a box to tick for each."""

    def offered(self) -> Sequence[tuple[str, Any]]:
        """Return the list: codes and their names."""
        raise NotImplementedError

    def deconstruct(self) -> Any:
        """For migrations it is what it stores."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            required=not self.blank,
            initial=self.default if self.has_default() else None,
            choices=self.offered,
            widget=forms.CheckboxSelectMultiple,
        )


class LanguageCodesField(CodesField):
    """Codes of languages that the product knows."""

    def offered(self) -> Sequence[tuple[str, Any]]:
        return settings.LANGUAGES
