"""Feeds of a language, a section, a kind, a topic and a centre (X1).

They stand at the top of the layers because they read texts of every type, through entries alone.
"""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.conditional import answer_if_changed
from core.identity import uid
from core.labels import localized
from core.navigation import furniture
from entries.kinds import ARTICLES, word
from entries.models import Entry
from outreach.formats import FORMATS, Atom, Rss, clean
from outreach.sources import Source, find
from publishing.attribution import Attribution, attributions_of
from publishing.disclosure.models import Output
from publishing.disclosure.texts import Disclosure, shown_in
from publishing.present import attribution_line

MOST = 30
#: Atom wants a date of a feed that never held anything, too.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@require_safe
def feed(request: HttpRequest, form: str, path: str = "") -> HttpResponse:
    """Answer the feed under a page's address (at most five queries).

    Args:
        form: "atom" or "rss".
        path: between the language and the suffix.

    Raises:
        Http404: nothing has a feed there.
    """
    language = request.path_info.split("/")[1]
    source = find(language, path)
    if source is None:
        raise Http404
    made = _feed(source, form, settings.BASE_URL + request.path)
    response = HttpResponse(content_type=made.content_type)
    made.write(response, "utf-8")
    if settings.DEMONSTRATION:
        response["X-Robots-Tag"] = "noindex"
    return answer_if_changed(request, response)


def title_of(source: Source) -> str:
    """Return what the feed calls itself, in its language."""
    language = source.root.language
    parts = [furniture(language).site_name]
    if source.root.kind != "home":
        parts.append(source.root.title)
    if source.kind:
        parts.append(str(ARTICLES[source.kind]))
    if source.topic:
        parts.append(localized(source.topic.name, language)[0])
    return ": ".join(clean(part) for part in parts if part)


def _feed(source: Source, form: str, address: str) -> Atom | Rss:
    """Return the feed with its texts."""
    root = source.root
    site = furniture(root.language)
    part = "/".join(filter(None, ["feed", source.kind, source.topic.slug if source.topic else ""]))
    made = FORMATS[form](
        title=title_of(source),
        link=settings.BASE_URL + root.url,
        description=clean(_demonstration() or root.teaser or title_of(source)),
        subtitle=clean(_demonstration() or root.teaser) or None,
        language=root.language,
        feed_url=address,
        feed_guid=f"urn:uuid:{uid(root.translation_key, f'{root.language}/{part}')}",
        author_name=clean(site.site_name or settings.WAGTAIL_SITE_NAME),
        author_link=f"{settings.BASE_URL}/{root.language}/",
        feed_copyright=clean(site.rights) or None,
        empty_since=root.updated_at or root.updated or NEVER,
    )
    entries = list(source.entries(MOST))
    for entry, found in zip(entries, attributions_of(entries), strict=True):
        made.add_item(**_item(entry, found))
    return made


def _demonstration() -> str:
    """Return the sentence that a demonstration says wherever its texts are read."""
    return _("Demonstration. Not a site of the organisation.") if settings.DEMONSTRATION else ""


def _disclosure(found: Disclosure | None, language: str) -> SafeString:
    """Return what the law makes a centre say, as the first paragraph of an item."""
    if found is None:
        return SafeString("")
    if found.language == language:
        return format_html("<p>{}</p>", clean(found.text))
    return format_html('<p lang="{}" dir="auto">{}</p>', found.language, clean(found.text))


def _item(entry: Entry, found: Attribution) -> dict[str, Any]:
    """Return what `add_item` takes."""
    who = found.publisher
    texts = filter(None, [_demonstration(), entry.teaser, attribution_line(found)])
    content = format_html_join("", "<p>{}</p>", ((clean(text),) for text in texts))
    content = _disclosure(shown_in(Output.FEED, found.disclosure), entry.language) + content
    categories = [str(word(entry.kind, entry.subkind, entry.series))]
    if found.centre:
        categories.append(clean(found.centre.name))
    return {
        "title": clean(entry.title),
        "link": settings.BASE_URL + entry.url,
        "description": escape(clean(entry.teaser)),
        "content": str(content),
        "author_name": clean(who.name) if who else None,
        "author_link": who.url or None if who else None,
        "contributors": found.together_with,
        "origin": settings.BASE_URL + found.origin.url if found.origin else "",
        "pubdate": entry.first_published_at,
        "updateddate": entry.updated_at,
        "unique_id": found.id,
        "unique_id_is_permalink": False,
        "categories": categories,
        "item_copyright": clean(found.rights) or None,
    }
