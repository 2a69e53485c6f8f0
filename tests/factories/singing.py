"""Words that must never be read, and how to put them into fields, pictures, files and texts."""

import re

from django.db import models

from i18nfield.strings import LazyI18nString

from core.labels import LabelField, LabelTextField
from tests.factories import media, site

#: Long enough that no token of a form or session holds it by chance.
MARK = "qzqzqz"
SECRET = re.compile(rf"{MARK}[a-z]+")


def word(name):
    """What a curious person searches for."""
    return f"xkxk{name}"


def secret(name):
    """What nobody without the right may read."""
    return f"{MARK}{name}"


def text(name):
    """A sentence with both words."""
    return f"{word(name)} {secret(name)}"


def fill(instance, name):
    """Put the words into every field of text, and give what else is required a value."""
    for field in instance._meta.concrete_fields:
        if field.name in _KEEP or field.choices:
            continue
        if isinstance(field, (LabelField, LabelTextField)):
            setattr(instance, field.name, LazyI18nString({c: text(name) for c in site.LANGUAGES}))
        elif isinstance(field, models.SlugField):
            setattr(instance, field.name, f"{word(name)}-{secret(name)}"[: field.max_length])
        elif isinstance(field, models.URLField):
            setattr(instance, field.name, f"https://example.org/{secret(name)}")
        elif isinstance(field, models.EmailField):
            setattr(instance, field.name, f"{secret(name)}@example.org")
        elif type(field) in {models.CharField, models.TextField} and (field.max_length or 99) > 30:
            setattr(instance, field.name, text(name)[: field.max_length])
    return instance


_KEEP = {"zone", "url_path", "path", "draft_title", "code", "source_id", "legacy_url", "file_hash"}


def picture(name, **values):
    """A picture whose name, title and words are a canary's."""
    content = media.picture_bytes(size=(80, 60))
    return media.picture(
        f"{secret(name)}.jpg", content, title=text(name), credit=text(name), **values
    )


def document(name, **values):
    """A document whose name and title are a canary's."""
    return media.document(f"{secret(name)}.pdf", title=text(name), credit=text(name), **values)


def body(name):
    """Running text with a picture and a file."""
    shown = picture(name)
    return [
        ("paragraph", f"<p>{text(name)}</p>"),
        (
            "picture",
            {
                "image": _with_alt(shown, text(name)),
                "caption": text(name),
            },
        ),
        ("document", {"document": document(name), "title": text(name), "note": text(name)}),
    ]


def _with_alt(image, words):
    image.contextual_alt_text = words
    image.decorative = False
    return image
