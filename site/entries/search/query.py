"""The query: words in, hits and counts out, from the engine or from the database."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Count, F
from django.db.models.functions import Coalesce

from entries.kinds import repeating
from entries.models import Entry
from entries.search import engine
from entries.search.models import Posting
from entries.search.ranking import only_with_phrases, rank
from entries.search.vocabulary import widen
from text.analysis import Token, analyse, quoted_phrases

PAGE_SIZE = 10
HEADQUARTERS = 0
#: Words of a query that are looked up; the rest of a pasted text is ignored.
MOST_WORDS = 16
#: Words are marked in what is shown when they are meant this surely.
MARKED = 0.3
#: Hits that are counted, filtered and can be paged to.
MOST_HITS = 2000


@dataclass(frozen=True)
class Filters:
    """What narrows a search; several values of one kind are alternatives."""

    kinds: tuple[str, ...] = ()
    #: `HEADQUARTERS` stands for what no centre publishes.
    centres: tuple[int, ...] = ()
    years: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.kinds or self.centres or self.years)


@dataclass(frozen=True)
class Hit:
    """An entry that was found, and how well it fits."""

    entry: Entry
    score: float


@dataclass
class Result:
    """What a search found.

    Attributes:
        hits: of the page asked for.
        total: of all pages, filters applied.
        facets: name → value → number of hits, each with the other filters applied.
        found_words: spellings to mark in what is shown.
        corrections: spelling typed → spelling of the vocabulary, for slips of the hand.
        languages: other language → number of entries there with any of the words.
        degraded: whether an engine is configured and did not answer.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    facets: dict[str, dict[Any, int]] = field(default_factory=dict)
    found_words: set[str] = field(default_factory=set)
    corrections: dict[str, str] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    degraded: bool = False


def search(query: str, language: str, filters: Filters | None = None, page: int = 1) -> Result:
    """Return what the words of a query find in one language.

    Args:
        query: As the reader typed it; words in quotation marks are a phrase.
        language: Code of the language searched in.
        filters: Kinds, centres and years to keep.
        page: From 1; a page after the last has no hits.
    """
    filters = filters or Filters()
    tokens = _tokens(query, language)
    result = Result()
    if not tokens:
        if filters and not query.strip():
            _fill(result, _newest(language), filters, page)
        return result
    is_open = query[-1:].isalnum()
    meant = widen(tokens, language, last_is_open=is_open)
    phrases = _phrases(query, language)
    scores = engine.rank(meant, language, phrases)
    if scores is None:
        result.degraded = engine.is_configured()
        scores = rank(meant, language)
        if phrases:
            # Who quotes a sentence from memory still finds where it comes from.
            scores = only_with_phrases(scores, phrases) or scores
    _fill(result, dict(list(scores.items())[:MOST_HITS]), filters, page)
    result.found_words = {
        item.texts[pk] for item in meant for pk, sure in item.words.items() if sure >= MARKED
    }
    result.corrections = {item.token.word: item.guess for item in meant if item.guess}
    result.languages = _elsewhere(tokens, language)
    return result


def _newest(language: str) -> dict[int, float]:
    """Return the entries of a language, the newest first: filters without words browse."""
    rows = Entry.objects.filter(language=language).exclude(kind__in=repeating())
    rows = rows.order_by(F("sort_date").desc(nulls_last=True))
    return dict.fromkeys(rows.values_list("pk", flat=True)[:MOST_HITS], 0.0)


def _tokens(query: str, language: str) -> list[Token]:
    """Return the words of the query once each, the last typed last."""
    tokens: dict[Token, None] = {}
    for token in analyse(query, language):
        tokens.pop(token, None)
        tokens[token] = None
        if len(tokens) == MOST_WORDS:
            break
    return list(tokens)


def _phrases(query: str, language: str) -> list[str]:
    phrases = (
        " ".join(token.word for token in analyse(phrase, language))
        for phrase in quoted_phrases(query)
    )
    return [phrase for phrase in phrases if " " in phrase]


def _fill(result: Result, scores: dict[int, float], filters: Filters, page: int) -> None:
    """Count, filter and page: one query for the facts of all hits, one for those shown."""
    facts = Entry.objects.filter(pk__in=list(scores)).values_list(
        "pk", "kind", Coalesce("centre", HEADQUARTERS), "year"
    )
    wanted = {"type": filters.kinds, "centre": filters.centres, "year": filters.years}
    counts: dict[str, Counter[Any]] = {name: Counter() for name in wanted}
    kept = set()
    for pk, *values in facts:
        fits = {
            name: not wanted[name] or value in wanted[name]
            for name, value in zip(wanted, values, strict=True)
        }
        if all(fits.values()):
            kept.add(pk)
        for name, value in zip(wanted, values, strict=True):
            if value is not None and all(fit for other, fit in fits.items() if other != name):
                counts[name][value] += 1
    order = [pk for pk in scores if pk in kept]
    shown = order[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    entries = Entry.objects.select_related("centre").in_bulk(shown)
    result.hits = [Hit(entries[pk], round(scores[pk], 4)) for pk in shown if pk in entries]
    result.total = len(order)
    result.facets = {name: dict(counter.most_common()) for name, counter in counts.items()}


def _elsewhere(tokens: list[Token], language: str) -> dict[str, int]:
    """Return how many entries of each other language have one of the words, in one query."""
    others = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code != language]
    rows = (
        Posting.objects.filter(
            word__language__in=others, word__text__in=[token.word for token in tokens]
        )
        .values_list("word__language")
        .annotate(number=Count("document", distinct=True))
    )
    return dict(rows)
