"""The one way to a file: originals, sizes of pictures, documents, films, captions.

The database says whether a file is public; nothing else serves the folder. Someone who may choose
or edit the file in the admin sees it before that, and it is kept by no cache.
"""

from http import HTTPStatus
from pathlib import PurePath
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.permissions import policy_registry

from media.access import readers
from media.models import Document, Image, Rendition, Video, VideoCaption
from media.sending import bytes_response, has_path
from media.signals import file_sent

#: A browser may show a file again for a minute; anything between it and us asks each time.
PUBLIC_CACHE = "public, max-age=60, s-maxage=0, must-revalidate"
PRIVATE_CACHE = "private, no-store"

TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "zip": "application/zip",
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
INLINE = ("image/", "video/", "application/pdf", "text/vtt")


class Found(NamedTuple):
    """A file and the picture, document or film whose privacy it shares."""

    file: Any
    owner: Image | Document | Video
    #: Not a size or a caption that a page shows.
    is_original: bool = False


@require_safe
def serve(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with the stored file `name`, or 404 for whoever may not see it.

    One query for a public file; those of the session and the rights for a private one.
    """
    found = find(name)
    if found is None or not (found.owner.is_public or _may_read(request, found.owner)):
        response: HttpResponseBase = HttpResponseNotFound(
            _("This file isn't here, or isn't public."), content_type="text/plain; charset=utf-8"
        )
        response["Cache-Control"] = PRIVATE_CACHE
        return response
    response = _answer(request, found)
    # A signed address outlives the permission it was made under: nobody may keep it.
    keep = found.owner.is_public and response.status_code != HTTPStatus.FOUND
    response["Cache-Control"] = PUBLIC_CACHE if keep else PRIVATE_CACHE
    if found.is_original and found.owner.is_public and _begins(request, response):
        file_sent.send(type(found.owner), owner=found.owner)
    return response


def _begins(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Tell whether the answer is a download from its start, not a validation or a later part."""
    return request.method == "GET" and response.status_code in (HTTPStatus.OK, HTTPStatus.FOUND)


def find(name: str) -> Found | None:
    """Look a stored name up; the folder says of what kind it is."""
    folder = name.partition("/")[0]
    if folder == "original_images":
        image = Image.objects.filter(file=name).first()
        return Found(image.file, image, True) if image else None
    if folder == "images":
        size = Rendition.objects.filter(file=name).select_related("image").first()
        return Found(size.file, size.image) if size else None
    if folder == "documents":
        document = Document.objects.filter(file=name).first()
        return Found(document.file, document, True) if document else None
    if folder == "videos":
        film = Video.objects.filter(file=name).first()
        return Found(film.file, film, True) if film else None
    if folder == "captions":
        caption = VideoCaption.objects.filter(captions=name).select_related("video").first()
        return Found(caption.captions, caption.video) if caption else None
    return None


def may_see(user: Any, owner: Image | Document | Video) -> bool:
    """Tell whether `user` may choose or edit the file in the admin."""
    if not user.is_active or not user.has_perm("wagtailadmin.access_admin"):
        return False
    actions = ["change", "view"] if isinstance(owner, Video) else ["choose", "change"]
    policy = policy_registry.get_by_type(type(owner))
    return any(policy.user_has_permission_for_instance(user, action, owner) for action in actions)


def _may_read(request: HttpRequest, owner: Image | Document | Video) -> bool:
    return may_see(request.user, owner) or any(reads(request, owner) for reads in readers)


def _answer(request: HttpRequest, found: Found) -> HttpResponseBase:
    name = found.file.name
    suffix = PurePath(name).suffix.lower().lstrip(".")
    kind = TYPES.get(suffix, "application/octet-stream")
    if not has_path(found.file):
        return HttpResponseRedirect(found.file.storage.url(name))  # a signed address that expires
    return bytes_response(
        request, found.file, kind, settings.MEDIA_ACCEL, inline=kind.startswith(INLINE)
    )
