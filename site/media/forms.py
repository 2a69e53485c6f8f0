"""Upload forms: credit and rights with every file, and friendly refusals."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from media.pictures import BROKEN, clean_picture


class _Attributed:
    """Credit and rights are required: nothing goes public without them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("credit", "rights"):
            if name in self.fields:  # type: ignore[attr-defined]
                self.fields[name].required = True  # type: ignore[attr-defined]


class ImageForm(_Attributed, BaseImageForm):
    """The picture form: what can't be read as a picture is a field error, never a failure."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].to_python = _checked(self.fields["file"].to_python)


class DocumentForm(_Attributed, BaseDocumentForm):
    """The document form."""


def _checked(to_python: Any) -> Any:
    """Wrap Wagtail's decoding: it lets a truncated file's OSError through."""

    def checked(data: Any) -> Any:
        if isinstance(data, File):
            data = clean_picture(data)
        try:
            return to_python(data)
        except BROKEN as error:
            raise ValidationError(_("This file can't be read as a picture.")) from error

    return checked
