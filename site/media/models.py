"""Pictures, documents and films: private by storage, public while something live uses them."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to
from wagtail.models import CollectionMember, Orderable

from modelcluster.fields import ParentalKey
from taggit.managers import TaggableManager

from core.labels import LabelField
from core.records import Record
from media.fields import PictureField
from media.sniffing import check_content


class Rights(models.TextChoices):
    """What others may do with a file."""

    OWN = "own", _("own work, free to use with credit")
    PERMISSION = "permission", _("used by permission, not for others")
    PUBLIC_DOMAIN = "public_domain", _("public domain")
    CC_BY = "cc_by", _("CC BY 4.0")
    CC_BY_SA = "cc_by_sa", _("CC BY-SA 4.0")


def _check_new(field: str, file: Any) -> None:
    """Look into a file that is about to be stored; one that is stored was looked into."""
    if file and not file._committed:
        try:
            check_content(file.file if isinstance(file.file, File) else file)
        except ValidationError as error:
            raise ValidationError({field: error}) from error


class Attributed(models.Model):
    """Whose work it is; the credit lives here, never in the file."""

    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made it, as it will stand beside it. For example “Photo: Press Office”."),
    )
    rights = models.CharField(
        _("rights"),
        max_length=16,
        choices=Rights.choices,
        blank=True,
        help_text=_("What readers may do with it. Nothing goes public without this and a credit."),
    )
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("Where it came from: an address, an archive, or who sent it."),
    )
    #: Set in the publishing transaction from what live pages and records use.
    is_public = models.BooleanField(_("public"), default=False, editable=False, db_index=True)

    class Meta:
        abstract = True


class Image(Attributed, AbstractImage):
    """A picture."""

    file = PictureField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
        help_text=_("Kept at most 4,000 pixels long, without the camera's data and the place."),
    )
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="pictures",
    )
    tags = TaggableManager(
        help_text=None, blank=True, verbose_name=_("tags"), related_name="pictures"
    )

    admin_form_fields: ClassVar[tuple[str, ...]] = (
        "title",
        "file",
        "description",
        "credit",
        "rights",
        "source",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file first: its size is known only when it has been written anew."""
        if self.file and not self.file._committed:
            self.file.save(self.file.name or "", self.file.file, save=False)
        super().save(*args, **kwargs)

    @property
    def default_alt_text(self) -> str:
        """The description; a title or file name is no description."""
        return self.description


class Rendition(AbstractRendition):
    """A size and format of a picture, as private as the picture."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter"
            )
        ]


class Document(Attributed, AbstractDocument):
    """A file to take away."""

    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="files",
    )
    tags = TaggableManager(help_text=None, blank=True, verbose_name=_("tags"), related_name="files")
    language = models.CharField(_("language"), max_length=3, choices=settings.LANGUAGES, blank=True)

    admin_form_fields: ClassVar[tuple[str, ...]] = (
        "title",
        "file",
        "language",
        "credit",
        "rights",
        "source",
        "collection",
        "tags",
    )

    def clean(self) -> None:
        """Refuse a file that isn't what its name says."""
        super().clean()
        _check_new("file", self.file)

    @property
    def url(self) -> str:
        """The address of the file, answered by `media.views`."""
        return str(self.file.url)


class Video(Attributed, CollectionMember, Record):
    """A film with captions and a transcript in each language."""

    label_field = "title"
    # `CollectionMember` has its own and would hide those of records.
    search_fields: ClassVar[list[Any]] = [*Record.search_fields, *CollectionMember.search_fields]

    title = LabelField(_("title"))
    file = models.FileField(
        _("file"), upload_to="videos", validators=[FileExtensionValidator(["mp4", "webm"])]
    )
    poster = models.ForeignKey(
        "media.Image",
        verbose_name=_("poster"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    duration = models.PositiveIntegerField(
        _("length"), null=True, blank=True, help_text=_("In seconds.")
    )

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")

    def clean(self) -> None:
        """Refuse a file that isn't a film."""
        super().clean()
        _check_new("file", self.file)


class VideoCaption(Orderable):
    """Captions and transcript in one language."""

    video = ParentalKey(Video, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(_("language"), max_length=3, choices=settings.LANGUAGES)
    captions = models.FileField(
        _("captions"),
        upload_to="captions",
        blank=True,
        validators=[FileExtensionValidator(["vtt"])],
    )
    transcript = models.TextField(_("transcript"), blank=True)

    class Meta(Orderable.Meta):
        pass

    def clean(self) -> None:
        """Refuse captions that aren't WebVTT."""
        super().clean()
        _check_new("captions", self.captions)


class MediaUse(models.Model):
    """A public page or record (`source`) shows a picture, document or film. Only live uses."""

    source = models.CharField(max_length=100)
    source_id = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10)
    media_id = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["kind", "media_id", "source", "source_id"], name="one_use_a_source"
            )
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["source", "source_id"], name="media_use_source")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.source_id}: {self.kind} {self.media_id}"
