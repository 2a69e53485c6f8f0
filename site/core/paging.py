"""Long lists in pages; an address that names none of them answers 404."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404
from django.utils.translation import gettext as _


def page_of(rows: Any, number: str | None, size: int) -> Page[Any]:
    """Return one page of rows (a query to count them and one to read them).

    Raises:
        Http404: no number, or a page that the list doesn't have.
    """
    try:
        return Paginator(rows, size).page(number or 1)
    except InvalidPage as error:
        raise Http404 from error


def pagination(page: Page[Any], url: str, chosen: Mapping[str, str] | None = None) -> Any:
    """Return the parameters of `components/pagination.html`, or None for a list of one page."""
    if not page.has_other_pages():
        return None

    def address(number: int) -> str:
        return f"{url}?{urlencode({**(chosen or {}), 'page': number})}"

    return {
        "next_url": address(page.number + 1) if page.has_next() else "",
        "next": _("Next"),
        "previous_url": address(page.number - 1) if page.has_previous() else "",
        "previous": _("Previous"),
        "position": f"{page.start_index()}–{page.end_index()} / {page.paginator.count}",
    }
