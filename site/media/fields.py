"""A picture's file: written anew on every way into the storage, forms or none."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from media.pictures import BROKEN, DAMAGED, clean_picture


class PictureFieldFile(WagtailImageFieldFile):
    """The file of one picture."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Return width and height; raises ValidationError for a file that can't be opened."""
        try:
            size: tuple[int, int] = super().get_image_dimensions()
        except BROKEN as error:
            raise ValidationError(DAMAGED, code="damaged") from error
        return size

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store `content` re-encoded; raises ValidationError for what is no sound picture."""
        content.name = content.name or name
        super().save(name, clean_picture(content), save)


class PictureField(WagtailImageField):
    """An image field whose bytes are never those that were sent."""

    attr_class: Any = PictureFieldFile
