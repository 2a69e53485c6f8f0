"""Labels of records: one value for all languages, shown without ever lying about the language."""

from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.forms import I18nFormField, I18nTextarea, I18nTextInput
from i18nfield.strings import LazyI18nString


def content_language_codes() -> list[str]:
    """Return the codes of the site's content languages, the source language first."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return sorted(codes, key=lambda code: code != settings.LANGUAGE_CODE)


def localized(value: Any, language: str) -> tuple[str, str]:
    """Return the label in `language` and the language it is really in.

    Falls back to the source language, then English, then whatever exists; the caller marks the
    text with the second value, so that no text stands under a language it isn't written in.
    """
    data = value.data if isinstance(value, LazyI18nString) else value
    if not isinstance(data, dict):
        return str(data or ""), language
    for code in (language, settings.LANGUAGE_CODE, "en", *data):
        if data.get(code):
            return str(data[code]), code
    return "", language


def label_in(value: Any, language: str) -> str:
    """Return the label in exactly `language`, or "" when it lacks it."""
    data = value.data if isinstance(value, LazyI18nString) else value
    return str(data.get(language) or "") if isinstance(data, dict) else str(data or "")


class _NamedBoxes:
    """A box for each language, with the language's own name before it.

    The name stays when the box is filled; a placeholder wouldn't.
    """

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        return {"placeholder": "", **super().build_attrs(base_attrs, extra_attrs)}  # type: ignore[misc]

    def format_output(self, rendered_widgets: list[str], id_: str) -> str:
        names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
        boxes = [
            (f"{id_}_{number}", code, names.get(code, code), mark_safe(box))  # noqa: S308
            for number, (code, box) in enumerate(
                zip(self.locales, rendered_widgets, strict=True)  # type: ignore[attr-defined]
            )
        ]
        row = '<div class="i18n-box"><label for="{}" lang="{}">{}</label>{}</div>'
        return format_html(
            '<div class="i18n-form-group" id="{}">{}</div>', id_, format_html_join("", row, boxes)
        )


class LabelInput(_NamedBoxes, I18nTextInput):
    """Boxes of one line."""


class LabelTextarea(_NamedBoxes, I18nTextarea):
    """Boxes that grow with their text."""

    def __init__(self, locales: list[str], field: Any, attrs: Any = None) -> None:
        growing = {"rows": 2, "data-controller": "w-autosize", **(attrs or {})}
        super().__init__(locales, field, growing)


class LabelFormField(I18nFormField):
    """A label that says so when it is needed: in one language at least, even in a draft."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.required = self.one_required


class _LabelFormMixin:
    """A box for each content language, not for every language the product knows."""

    longest = 500

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.setdefault("locales", content_language_codes())
        kwargs.setdefault("max_length", self.longest)
        return super().formfield(**kwargs)  # type: ignore[misc]


class LabelField(_LabelFormMixin, I18nCharField):
    """A short label in all languages."""

    form_class = LabelFormField
    widget = LabelInput


class LabelTextField(_LabelFormMixin, I18nTextField):
    """A few sentences in all languages."""

    form_class = LabelFormField
    widget = LabelTextarea
    longest = 5000
