"""Writing the index: one entry in, one entry out, or everything anew."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, F

from entries.kinds import repeating
from entries.models import Entry
from entries.search import engine
from entries.search.models import Document, Posting, Word
from text.analysis import Token, analyse

# BM25, with the usual length of an article in place of a mean that each save would move.
SATURATION, LENGTH_WEIGHT, USUAL_LENGTH = 1.2, 0.5, 150
TITLE_BONUS, TEASER_BONUS = 1.2, 0.3
BATCH = 500
REBUILT_TOGETHER = 50

#: What the index will know of an entry, and the weight of each of its words.
Read = tuple[Document, dict[Token, int]]


def index(entries: Iterable[Entry]) -> None:
    """Make the index agree with entries: the database in this transaction, the engine after it.

    Called by the effects of publication, and safe to repeat.
    """
    read = {entry.pk: _read(entry) for entry in entries if entry.kind not in repeating()}
    known = Document.objects.in_bulk(read)
    changed = {pk: each for pk, each in read.items() if not _same(each[0], known.get(pk))}
    if not changed:
        return
    with transaction.atomic():
        _forget(list(changed))
        _write(list(changed.values()))
        engine.send(changed)


def _same(document: Document, known: Document | None) -> bool:
    return known is not None and all(
        getattr(document, name) == getattr(known, name)
        for name in ("language", "words", "title_words")
    )


def remove(entry_ids: Iterable[int]) -> None:
    """Take entries out of the index; call it before they are deleted."""
    ids = list(entry_ids)
    if not ids:
        return
    with transaction.atomic():
        _forget(ids)
        engine.send(ids)


def rebuild() -> int:
    """Write the whole index anew, in the database and in the engine; return the entries in it.

    In short transactions: an editor's save waits for one of them, not for all.
    """
    rows = Entry.objects.exclude(kind__in=repeating())
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), REBUILT_TOGETHER):
        some = ids[start : start + REBUILT_TOGETHER]
        with transaction.atomic():
            _forget(some)
            _write([_read(entry) for entry in Entry.objects.filter(pk__in=some)])
    _recount()
    engine.rebuild()
    return len(ids)


def _recount() -> None:
    """Mend numbers of entries that went astray, and drop words that no entry has."""
    wrong = Word.objects.annotate(number=Count("postings")).exclude(entries=F("number"))
    for pk, number in wrong.values_list("pk", "number"):
        Word.objects.filter(pk=pk).update(entries=number)
    Word.objects.filter(entries=0).delete()


def _forget(entry_ids: list[int]) -> None:
    old = Posting.objects.filter(document__in=entry_ids)
    counts = Counter(old.values_list("word_id", flat=True))
    _count(counts, -1)
    old.delete()
    Document.objects.filter(entry__in=entry_ids).delete()


def _read(entry: Entry) -> Read:
    """Return what the index will know of an entry, and the weight of each of its words."""
    title, teaser, place, text = (
        list(analyse(part, entry.language))
        for part in (entry.title, entry.teaser, entry.place, entry.text)
    )
    document = Document(
        entry=entry,
        language=entry.language,
        title_words=_joined(title),
        words=_joined([*title, *teaser, *place, *text]),
    )
    return document, _weighed(title, [*teaser, *place], text)


def _write(read: list[Read]) -> None:
    documents = [document for document, _weights in read]
    found = {document.pk: weights for document, weights in read}
    words = _words({(d.language, token) for d in documents for token in found[d.pk]})
    Document.objects.bulk_create(documents)
    postings = [
        Posting(document_id=document.pk, word_id=words[document.language, token], weight=weight)
        for document in documents
        for token, weight in found[document.pk].items()
    ]
    Posting.objects.bulk_create(postings, batch_size=BATCH)
    _count(Counter(posting.word_id for posting in postings), 1)


def _weighed(title: list[Token], teaser: list[Token], text: list[Token]) -> dict[Token, int]:
    """Return what each word says about the entry: often, in a short text, best in the title."""
    counts = Counter([*title, *teaser, *text])
    length = sum(counts.values())
    norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / USUAL_LENGTH)
    in_title, in_teaser = set(title), set(teaser)
    return {
        token: round(
            100
            * (
                count * (SATURATION + 1) / (count + norm)
                + TITLE_BONUS * (token in in_title)
                + TEASER_BONUS * (token in in_teaser)
            )
        )
        for token, count in counts.items()
    }


def _words(wanted: set[tuple[str, Token]]) -> dict[tuple[str, Token], int]:
    """Return the ids of words, adding those the vocabulary lacks."""
    known = _known(wanted)
    if missing := [pair for pair in wanted if pair not in known]:
        new = [
            Word(
                language=language,
                text=token.word,
                stem=token.stem,
                reversed=token.word[::-1],
                length=len(token.word),
            )
            for language, token in sorted(missing)
        ]
        # Another process may have added the same word since.
        Word.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
        known |= _known(set(missing))
    return known


def _known(wanted: set[tuple[str, Token]]) -> dict[tuple[str, Token], int]:
    known: dict[tuple[str, Token], int] = {}
    by_language: dict[str, list[str]] = {}
    for language, token in wanted:
        by_language.setdefault(language, []).append(token.word)
    for language, texts in by_language.items():
        for start in range(0, len(texts), BATCH):
            rows = Word.objects.filter(
                language=language, text__in=texts[start : start + BATCH]
            ).values_list("text", "stem", "pk")
            known |= {(language, Token(text, stem)): pk for text, stem, pk in rows}
    return known


def _count(counts: Counter[int], sign: int) -> None:
    """Add to (or take from) the number of entries of each word, words of one number together."""
    by_number: dict[int, list[int]] = {}
    for word, number in counts.items():
        by_number.setdefault(number, []).append(word)
    for number, words in by_number.items():
        for start in range(0, len(words), BATCH):
            Word.objects.filter(pk__in=words[start : start + BATCH]).update(
                entries=F("entries") + sign * number
            )


def _joined(tokens: list[Token]) -> str:
    return f" {' '.join(token.word for token in tokens)} "
