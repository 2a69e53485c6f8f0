"""A picture's file: written anew on every way into the storage, forms or none."""

from typing import Any

from django.core.files.base import File

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from media.pictures import clean_picture


class PictureFieldFile(WagtailImageFieldFile):
    """The file of one picture."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store `content` re-encoded; raises ValidationError for what is no sound picture."""
        content.name = content.name or name
        super().save(name, clean_picture(content), save)


class PictureField(WagtailImageField):
    """An image field whose bytes are never those that were sent."""

    attr_class: Any = PictureFieldFile
