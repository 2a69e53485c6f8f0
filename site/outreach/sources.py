"""Which texts a feed holds: those below a page, of one kind, or on one topic."""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import QuerySet

from core.pages import BasePage
from directory.models import Topic
from entries.kinds import ARTICLES, repeating
from entries.models import Entry

TOPICS = "topics"


@dataclass(frozen=True)
class Source:
    """A feed's texts.

    Attributes:
        root: the section they stand below; the home page for all of a language.
        kind: only articles of this kind, or "".
        topic: only articles on this topic, or None.
    """

    root: Entry
    kind: str = ""
    topic: Topic | None = None

    def entries(self, most: int) -> QuerySet[Entry]:
        """Return the newest texts, by the last change that readers are told about (one query)."""
        rows = Entry.objects.filter(
            kind__in=_kinds("in_feeds"), path__startswith=self.root.path, updated_at__isnull=False
        )
        if self.root.kind == "home":  # it has the original
            rows = rows.exclude(kind__in=repeating())
        if self.kind:
            rows = rows.filter(subkind=self.kind)
        if self.topic:
            rows = rows.filter(page__newspage__topics=self.topic)
        return rows.order_by("-updated_at", "-pk")[:most]


def find(language: str, path: str) -> Source | None:
    """Return the source of the feed under `/<language>/<path>`, or None (at most two queries).

    Args:
        language: the language of the address.
        path: "" or what stands between language and suffix, with a slash at its end.
    """
    parts = path.strip("/").split("/") if path else []
    here = _section(language, parts)
    if here is not None:
        return Source(here)
    above = _section(language, parts[:-1]) if parts else None
    if above is not None and above.kind == "news_index":
        kind = parts[-1].replace("-", "_")
        return Source(above, kind=kind) if kind in ARTICLES else None
    if len(parts) > 1 and parts[-2] == TOPICS:
        above = _section(language, parts[:-2])
        topic = Topic.objects.filter(live=True, slug=parts[-1]).first()
        if above is not None and above.kind == "news_index" and topic is not None:
            return Source(above, topic=topic)
    return None


def _section(language: str, parts: list[str]) -> Entry | None:
    """Return the public section at the address; only what anyone may read has an entry."""
    url = "/".join(["", language, *parts, ""])
    return Entry.objects.filter(url=url, language=language, kind__in=_kinds("has_feed")).first()


def _kinds(wish: str) -> list[str]:
    """Return the kinds of the page types that say so."""
    types = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return sorted({model.entry_kind for model in types if getattr(model, wish)})
