"""What the template of an adopted story prints."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _

from core.dates import PartialDate
from core.labels import label_in
from core.structured import address_of
from entries.models import Entry
from news.claims import claim_of
from publishing.attribution import ACCOUNTS, keep
from publishing.present import attribution_items, corrections_of

if TYPE_CHECKING:
    from news.adoption.models import AdoptedStoryPage


def adopted_context(page: "AdoptedStoryPage") -> dict[str, Any]:
    """Return the story, where it comes from, its corrections, its languages (three queries)."""
    keep(page, Entry.objects.filter(page_id=page.pk).select_related(*ACCOUNTS))
    story, first = page.original, page.versions[0]
    date: PartialDate | None = first.date
    lang = "" if page.is_in_this_language else first.language
    return {
        "story": story,
        "story_url": first.url,
        "canonical": address_of(first.url),
        "lang": lang,
        "date": date.display(page.locale.language_code) if date else "",
        "datetime": str(date or ""),
        "origin_note": _("From the Secretariat"),
        "claim": claim_of(story) if story else None,
        "corrections": corrections_of(story) if story else [],
        "versions": [
            {
                "title": settings.LANGUAGE_FACTS[row.language][0],
                "url": row.url,
                "lang": row.language,
            }
            for row in page.versions
        ],
        "attribution": attribution_items(page.attribution),
        "centre_name": label_in(page.written_at().name, page.locale.language_code)
        if page.written_at()
        else "",
    }
