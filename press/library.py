"""The press library: what the public sees on some page, as a file with credit and rights."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404, QueryDict
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from core.labels import localized
from core.paging import page_of as paged
from core.paging import pagination
from media.models import Document, Image, Rights, Video
from media.publication import not_withdrawn
from press.files import WEB
from text.casing import lower, sentence, upper

PAGE_SIZE = 24
LONGEST = 100
THUMB = "format-jpeg|fill-720x480"


@dataclass(frozen=True)
class Asked:
    """What the address of the library asks for: `?kind= q= rights= page=`."""

    kind: str
    words: str
    rights: str
    page: str


def kinds() -> dict[str, Any]:
    """Return the kinds of files by their name in the address."""
    return {"pictures": _("Pictures"), "films": _("Films"), "documents": _("Documents")}


def free_rights() -> dict[str, Any]:
    """Return the rights that let others use a file."""
    return {str(v): label for v, label in Rights.choices if v != Rights.PERMISSION}


def read(parameters: QueryDict) -> Asked:
    """Return what is asked for; what makes no sense is taken for not asked.

    Raises:
        Http404: a kind of file that there isn't.
    """
    kind = parameters.get("kind") or "pictures"
    if kind not in kinds():
        raise Http404
    rights = parameters.get("rights", "")
    words = " ".join(parameters.get("q", "").replace("\x00", "").split())[:LONGEST]
    return Asked(kind, words, rights if rights in free_rights() else "", parameters.get("page", ""))


def context(asked: Asked, language: str) -> dict[str, Any]:
    """Return what `pages/press.html` prints (a fixed number of queries).

    Raises:
        Http404: a page of the list that there isn't.
    """
    rows, show = LISTS[asked.kind]
    url = f"/{language}/press/"
    page = paged(rows(asked, language), asked.page, PAGE_SIZE)
    chosen = {"kind": asked.kind, "q": asked.words, "rights": asked.rights}
    return {
        "url": url,
        "asked": asked,
        "kinds": [
            {"title": title, "url": f"{url}?kind={name}", "is_current": name == asked.kind}
            for name, title in kinds().items()
        ],
        "rights": [
            {"value": value, "title": title, "is_chosen": value == asked.rights}
            for value, title in free_rights().items()
        ],
        "files": [show(each, language) for each in page],
        "total": page.paginator.count,
        "pagination": pagination(page, url, {k: v for k, v in chosen.items() if v}),
    }


def _free(rows: Any, asked: Asked) -> Any:
    rows = rows.filter(not_withdrawn(rows.model), is_public=True)
    rows = rows.exclude(credit="").exclude(rights="")
    rows = rows.exclude(rights=Rights.PERMISSION)
    return rows.filter(rights=asked.rights) if asked.rights else rows


def _having(rows: Any, asked: Asked, language: str, *names: str) -> Any:
    """Keep the rows with the words; SQLite knows the case of Latin letters only, we know more."""
    if not asked.words:
        return rows
    written = {asked.words, lower(asked.words, language), sentence(asked.words, language)}
    wanted = Q()
    for name in names:
        for words in written:
            wanted |= Q(**{f"{name}__icontains": words})
    return rows.filter(wanted).distinct()


def _pictures(asked: Asked, language: str) -> Any:
    rows = _free(Image.objects.prefetch_renditions(WEB, THUMB), asked)
    names = ("title", "description", "credit", "tags__name")
    return _having(rows, asked, language, *names).order_by("-created_at", "-pk")


def _documents(asked: Asked, language: str) -> Any:
    rows = _free(Document.objects.all(), asked)
    return _having(rows, asked, language, "title", "credit").order_by("-created_at", "-pk")


def _films(asked: Asked, language: str) -> Any:
    rows = _free(Video.objects.filter(live=True).select_related("poster"), asked)
    return _having(rows, asked, language, "title", "credit").order_by("-pk")


def _picture(image: Image, language: str) -> dict[str, Any]:
    web, thumb = image.get_rendition(WEB), image.get_rendition(THUMB)
    size = image.get_file_size()
    return {
        "title": image.title,
        "alt": image.description,
        "thumb": thumb.url,
        "credit": image.credit,
        "rights": image.get_rights_display(),
        "links": [
            {
                "url": image.file.url,
                "text": _("For print"),
                "size": f"{image.width} × {image.height} · {filesizeformat(size)}",
            },
            {"url": web.url, "text": _("For the web"), "size": f"{web.width} × {web.height}"},
        ],
    }


def _document(document: Document, language: str) -> dict[str, Any]:
    kind = upper(document.file_extension, "en")
    return {
        "title": document.title,
        "language": document.language,
        "credit": document.credit,
        "rights": document.get_rights_display(),
        "links": [
            {
                "url": document.url,
                "text": _("Download"),
                "size": f"{kind} · {filesizeformat(document.get_file_size())}",
            }
        ],
    }


def _film(film: Video, language: str) -> dict[str, Any]:
    return {
        "title": localized(film.title, language)[0],
        "credit": film.credit,
        "rights": film.get_rights_display(),
        "links": [{"url": film.file.url, "text": _("Download"), "size": ""}],
    }


LISTS: dict[str, tuple[Callable[[Asked, str], Any], Callable[[Any, str], dict[str, Any]]]] = {
    "pictures": (_pictures, _picture),
    "films": (_films, _film),
    "documents": (_documents, _document),
}
