"""The list of all corrections, in the words of one language."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404

from core.paging import pagination
from entries.models import Entry
from publishing.models import Correction
from publishing.present import correction

if TYPE_CHECKING:
    from home.models import CorrectionsPage

A_PAGE = 20


def corrections_context(page: "CorrectionsPage", number: str | None) -> dict[str, Any]:
    """Return one page of the list, the newest first (two queries).

    A correction outlives its text: one whose page went away stands without a link.

    Raises:
        Http404: a page number that doesn't exist.
    """
    try:
        current = Paginator(list(Correction.objects.filter(live=True)), A_PAGE).page(number or 1)
    except InvalidPage as error:
        raise Http404 from error
    language = page.locale.language_code
    found = list(current.object_list)
    texts = _texts({row.translation_key for row in found}, language)
    return {
        "all_corrections": [
            {
                **correction(row),
                "id": f"correction-{row.pk}",
                "page": texts.get(row.translation_key),
            }
            for row in found
        ],
        "pagination": pagination(current, page.url),
    }


def _texts(keys: set[Any], language: str) -> dict[Any, dict[str, str]]:
    """Return title and address of the texts that are public, in the reader's language first."""
    found: dict[Any, dict[str, str]] = {}
    entries = list(Entry.objects.filter(translation_key__in=keys).order_by("language"))
    for entry in sorted(entries, key=lambda entry: entry.language != language):
        found.setdefault(
            entry.translation_key,
            {
                "title": entry.title,
                "url": entry.url,
                "lang": "" if entry.language == language else entry.language,
            },
        )
    return found
