"""A release tried out: everything goes live, every page is drawn, and all of it is taken back.

The one honest way to see how forty pages look together a second after the release, menus, lists and
links to each other included. It happens in a transaction that nobody else sees and that always ends
in a rollback; what caches learnt in it is forgotten.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.cache import caches
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import Page

from core.navigation import forget_furniture
from publishing.models import Release
from publishing.releases import board, make_live


@dataclass(frozen=True)
class Drawn:
    """A page as it will be.

    Attributes:
        title, language, url: of the page.
        size: of its HTML in bytes.
        fault: why it can't be drawn, "" when it can.
    """

    title: str
    language: str
    url: str
    size: int
    fault: str


def dry_run(release: Release, request: HttpRequest) -> list[Drawn]:
    """Draw every page of a planned release as of its instant; nothing of it remains.

    Args:
        release: a release whose members are all ready; otherwise nothing is drawn.
        request: of the editor; pages are drawn for it as for an anonymous reader.
    """
    if any(reasons for _member, _instance, reasons in board(release)):
        return []
    try:
        with transaction.atomic():
            make_live(release, release.goes_out_at or timezone.now())
            drawn = [_draw(page, request) for page in _pages(release)]
            transaction.set_rollback(True)
    finally:
        forget_furniture()
        caches["renditions"].clear()  # sizes made while drawing are gone with the transaction
    return drawn


def _pages(release: Release) -> list[Any]:
    members = [member.item for member in release.members.select_related("content_type")]
    pages = [Page.objects.get(pk=item.pk).specific for item in members if isinstance(item, Page)]
    return sorted(pages, key=lambda page: (page.locale.language_code, page.url_path))


def _draw(page: Any, request: HttpRequest) -> Drawn:
    try:
        response = page.make_preview_request(request, page.default_preview_mode)
        status, size = response.status_code, len(response.content)
        fault = "" if status == HTTPStatus.OK else _("It answers %(status)s.") % {"status": status}
    except Exception as error:  # noqa: BLE001  whatever it is, it would meet readers
        size, fault = 0, f"{type(error).__name__}: {error}"[:200]
    return Drawn(page.title, page.locale.language_code, page.url_path, size, fault)
