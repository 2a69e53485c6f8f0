"""schema.org node of an article (N1)."""

from typing import TYPE_CHECKING, Any

from core.labels import localized
from core.structured import address_of, node

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
    """Return the article's node with publisher, dates and issuing bodies."""
    language = page.locale.language_code
    bodies = [
        node(
            "Organization",
            name=localized(body.name, language)[0],
            url=body.url,
        )
        for body in page.issuing_bodies
    ]
    changed = page.last_published_at
    return node(
        TYPES.get(page.kind, "Article"),
        headline=page.title,
        description=page.teaser,
        inLanguage=language,
        url=address_of(page.url_path),
        datePublished=str(page.entry_date() or ""),
        dateModified=changed.isoformat() if changed else "",
        author=bodies,
        publisher=bodies[0] if bodies else None,
        contentLocation=node("Place", name=page.place) if page.place else None,
        identifier=page.reference,
    )
