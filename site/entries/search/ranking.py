"""Ranking: which entries hold the words that are meant, the best first."""

import math
from collections.abc import Collection, Iterable

from entries.search.models import Document, Posting
from entries.search.vocabulary import EXACT, STEM, Meant

#: Postings read for one query, the bound of its cost. The rarest words come first.
MOST_POSTINGS = 20_000
#: An entry is a hit when it has this share of what the best entry has of the query's words.
LEAST_SHARE = 0.5


#: Id of an entry → its score, best first.
Scores = dict[int, float]


def rank(meant: list[Meant], language: str) -> Scores:
    """Return the entries of a language that match the words, with two queries."""
    total = Document.objects.filter(language=language).count()
    chosen = _affordable(meant)
    weights: dict[int, list[tuple[int, int]]] = {}
    ids = {word for item in chosen for word in item.words}
    rows = Posting.objects.filter(word__in=ids).values_list("word_id", "document_id", "weight")
    for word, document, weight in rows[:MOST_POSTINGS]:
        weights.setdefault(word, []).append((document, weight))

    scores: dict[int, float] = {}
    shares: dict[int, float] = {}
    for item in chosen:
        best: dict[int, float] = {}
        sure_of = _sureness(item, weights)
        exact = [pk for pk, sure in item.words.items() if sure == EXACT]
        among_exact = _rarity(total, {d for pk in exact for d, _ in weights.get(pk, ())})
        among_sure = [document for document, sure in sure_of.items() if sure >= STEM]
        rarity = _rarity(total, among_sure or sure_of)
        for word, sure in item.words.items():
            # A rare form of a common word says more than its stem.
            value = max(rarity, among_exact) if sure == EXACT else sure * rarity
            for document, weight in weights.get(word, ()):
                best[document] = max(best.get(document, 0), value * weight / 100)
        for document, value in best.items():
            scores[document] = scores.get(document, 0) + value
            shares[document] = shares.get(document, 0) + rarity * sure_of[document] ** 0.5
    if not scores:
        return {}
    most = max(shares.values())
    kept = {
        document: score * shares[document] / most
        for document, score in scores.items()
        if shares[document] >= LEAST_SHARE * most
    }
    order = sorted(kept, key=lambda document: (-kept[document], -document))
    return {document: kept[document] for document in order}


def _sureness(item: Meant, weights: dict[int, list[tuple[int, int]]]) -> dict[int, float]:
    """Return how surely each entry has the word."""
    sure_of: dict[int, float] = {}
    for word, sure in item.words.items():
        for document, _weight in weights.get(word, ()):
            sure_of[document] = max(sure_of.get(document, 0), sure)
    return sure_of


def _rarity(total: int, documents: Collection[int]) -> float:
    """Return the inverse document frequency of BM25."""
    frequency = len(documents)
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))


def only_with_phrases(scores: Scores, phrases: Iterable[str]) -> Scores:
    """Keep the entries that have each phrase, its words in order, with one query."""
    found = Document.objects.filter(pk__in=list(scores)[:1000])
    for phrase in phrases:
        found = found.filter(words__contains=f" {phrase} ")
    kept = set(found.values_list("pk", flat=True))
    return {pk: score for pk, score in scores.items() if pk in kept}


def _affordable(meant: list[Meant]) -> list[Meant]:
    """Return the words whose postings may be read, the rarest first, at least one."""
    costs = sorted(
        ((sum(item.frequency[pk] for pk in item.words), n) for n, item in enumerate(meant))
    )
    chosen: list[Meant] = []
    spent = 0
    for cost, position in costs:
        if chosen and spent + cost > MOST_POSTINGS:
            break
        chosen.append(meant[position])
        spent += cost
    return chosen
