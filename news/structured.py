"""schema.org node of an article (N1)."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from blocks.streaming import broadcasts
from core.plain import plain
from core.structured import address_of, node
from news.claims import review_values
from publishing.disclosure.texts import disclosure_node

if TYPE_CHECKING:
    from news.models import NewsPage

#: Kind of article → schema.org type.
TYPES = {
    "news": "NewsArticle",
    "press_release": "NewsArticle",
    "statement": "Article",
    "speech": "Article",
    "response": "Article",
}


def article_node(page: "NewsPage") -> dict[str, Any]:
    """Return the article's node with publisher, dates and corrections (one query).

    It was modified when a change was worth telling readers, or corrected, whichever was later.
    """
    language = page.locale.language_code
    found = page.attribution
    bodies = [
        node("Organization", name=party.name, url=party.url)
        for party in [found.publisher, *found.together_with]
        if party
    ]
    review = review_values(page) if bodies else {}
    return node(
        "ClaimReview" if review else TYPES.get(page.kind, "Article"),
        headline=page.title,
        description=page.teaser,
        inLanguage=language,
        url=address_of(page.url_path),
        datePublished=str(page.entry_date() or ""),
        dateModified=_modified(page),
        author=bodies,
        publisher=bodies[0] if bodies else None,
        contentLocation=node("Place", name=page.place) if page.place else None,
        identifier=[found.id, *filter(None, [page.reference])],
        copyrightNotice=found.rights,
        subjectOf=disclosure_node(page),
        mentions=broadcasts(page),
        correction=[
            node("CorrectionComment", datePublished=row["day"], text=plain(row["text"]))
            for row in page.corrections
        ],
        **review,
    )


def _modified(page: "NewsPage") -> str:
    """Return the time of the last change told to readers, or the day of a later correction."""
    changed = page.updated_at
    corrected: str = page.corrections[0]["day"] if page.corrections else ""
    if changed is None or corrected > timezone.localdate(changed).isoformat():
        return corrected
    return str(changed.isoformat())
