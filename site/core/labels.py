"""Labels of records: one value for all languages, shown without ever lying about the language."""

from typing import Any

from django.conf import settings

from i18nfield.fields import I18nCharField, I18nTextField
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


class _LabelFormMixin:
    """A box for each content language, not for every language the product knows."""

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.setdefault("locales", content_language_codes())
        return super().formfield(**kwargs)  # type: ignore[misc]


class LabelField(_LabelFormMixin, I18nCharField):
    """A short label in all languages."""


class LabelTextField(_LabelFormMixin, I18nTextField):
    """A few sentences in all languages."""
