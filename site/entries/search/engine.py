"""Elasticsearch 9, when `SEARCH_URL=elasticsearch9://host:port[/index]` names one.

The engine gets the tokens of our own analysis (its fields split at spaces, nothing more) and ranks
them; the vocabulary, the facts and what may be shown stay in the database. So it can be missing at
any time: reading, the database answers; writing, the change waits in `Unsent` until the engine
takes it.
"""

import logging
import math
import re
import time
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import BulkIndexError, bulk

from entries.search.models import Document, Unsent
from entries.search.vocabulary import STEM, Meant

logger = logging.getLogger("entries.search")

#: Seconds: for an answer to a reader, for a write, and between two tries of a dead engine.
READ_TIMEOUT, WRITE_TIMEOUT, REST = 1.0, 10.0, 5.0
MOST_HITS = 2000
#: Unsent entries taken along by one write.
BATCH = 500
TITLE_BOOST, PHRASE_BOOST = 1.6, 30.0
#: A hit has at least this share of the query's words, as `ranking` counts them.
LEAST_SHARE = 0.5

_INDEX: dict[str, Any] = {
    "settings": {
        "number_of_shards": 1,
        "number_of_replicas": 0,
        "analysis": {"analyzer": {"tokens": {"type": "custom", "tokenizer": "whitespace"}}},
    },
    "mappings": {
        "dynamic": False,
        "properties": {
            "language": {"type": "keyword"},
            "title": {"type": "text", "analyzer": "tokens"},
            "words": {"type": "text", "analyzer": "tokens"},
        },
    },
}
_FAILURES = (TransportError, ApiError, BulkIndexError)

_clients: dict[str, Elasticsearch] = {}
_rests_until = 0.0
_was_away = False


def is_configured() -> bool:
    """Tell whether the site has an engine at all."""
    return bool(settings.SEARCH_URL)


def send(entry_ids: Iterable[int]) -> None:
    """Note that entries changed, in this transaction, and tell the engine after it."""
    if not is_configured():
        return
    Unsent.objects.bulk_create([Unsent(entry_id=pk) for pk in entry_ids])
    transaction.on_commit(flush, robust=True)


def flush() -> bool:
    """Send what the engine has not taken yet; return whether nothing is left."""
    if not is_configured() or not _awake():
        return False
    try:
        while unsent := dict(Unsent.objects.values_list("pk", "entry_id")[:BATCH]):
            if not _client().indices.exists_alias(name=_alias()):
                _rebuild()
            else:
                _write(_changes(unsent))
            # Only the notes read above: a change made meanwhile has a note of its own.
            Unsent.objects.filter(pk__in=list(unsent)).delete()
    except _FAILURES as error:
        _fell_silent(error)
        return False
    _answered()
    return True


def rebuild() -> bool:
    """Write a new index and swap it in; return whether the engine took it."""
    if not is_configured():
        return False
    last = Unsent.objects.order_by("-pk").values_list("pk", flat=True).first()
    try:
        _rebuild()
    except _FAILURES as error:
        _fell_silent(error)
        return False
    _answered()
    Unsent.objects.filter(pk__lte=last or 0).delete()
    return True


def rank(meant: list[Meant], language: str, phrases: list[str]) -> dict[int, float] | None:
    """Return the id of each matching entry and its score, best first.

    Returns:
        None when there is no engine, or it doesn't answer: the caller asks the database.
    """
    if not is_configured() or not _awake():
        return None
    try:
        answer = _client(READ_TIMEOUT).search(
            index=_alias(),
            query=_query(meant, language, phrases),
            size=MOST_HITS,
            source=False,
            track_total_hits=False,
        )
    except _FAILURES as error:
        _fell_silent(error)
        return None
    if _was_away:
        flush()
    return _scores(answer["hits"]["hits"], len(meant))


def _query(meant: list[Meant], language: str, phrases: list[str]) -> dict[str, Any]:
    should: list[dict[str, Any]] = []
    for position, item in enumerate(meant):
        sure = {pk: value for pk, value in item.words.items() if value >= STEM}
        for name, words in (("sure", sure), ("maybe", item.words.keys() - sure.keys())):
            terms = [
                {"term": {column: {"value": item.texts[pk], "boost": boost * item.words[pk]}}}
                for pk in words
                for column, boost in (("words", 1.0), ("title", TITLE_BOOST))
            ]
            if terms:
                should.append(
                    {
                        "dis_max": {
                            "queries": terms,
                            "tie_breaker": 0.3,
                            "_name": f"{name}-{position}",
                        }
                    }
                )
    should += [
        {"match_phrase": {"words": {"query": phrase, "boost": PHRASE_BOOST, "_name": "phrase"}}}
        for phrase in phrases
    ]
    return {
        "bool": {
            "filter": [{"term": {"language": language}}],
            "should": should,
            "minimum_should_match": 1,
        }
    }


def _scores(hits: list[dict[str, Any]], words: int) -> dict[int, float]:
    """Return the hits that have enough of the query, reordered by how much they have."""
    names = {int(hit["_id"]): set(hit.get("matched_queries", ())) for hit in hits}
    if any("phrase" in matched for matched in names.values()):
        names = {pk: matched for pk, matched in names.items() if "phrase" in matched}
    rarity = [
        math.log(1 + MOST_HITS / (1 + sum(f"sure-{n}" in m for m in names.values())))
        for n in range(words)
    ]
    shares = {
        pk: sum(
            rarity[n] * (1 if f"sure-{n}" in matched else 0.6 * (f"maybe-{n}" in matched))
            for n in range(words)
        )
        for pk, matched in names.items()
    }
    most = max(shares.values(), default=0)
    scores = {
        int(hit["_id"]): hit["_score"] * shares[int(hit["_id"])] / most
        for hit in hits
        if int(hit["_id"]) in names and shares[int(hit["_id"])] >= LEAST_SHARE * most > 0
    }
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1], -pair[0])))


def _write(changes: Iterator[dict[str, Any]]) -> None:
    """Write changes; taking out what was never in is no failure."""
    answer = bulk(_client(WRITE_TIMEOUT), changes, refresh=True, raise_on_error=False)
    errors: Any = answer[1]
    failed = [error for error in errors if error.get("delete", {}).get("status") != 404]
    if failed:
        raise BulkIndexError(f"{len(failed)} entries were refused", failed)


def _changes(unsent: dict[int, int]) -> Iterator[dict[str, Any]]:
    ids = set(unsent.values())
    for document in Document.objects.filter(pk__in=ids):
        ids.discard(document.pk)
        yield _action(document, _alias()) | {"require_alias": True}
    for pk in ids:
        yield {"_op_type": "delete", "_index": _alias(), "_id": str(pk)}


def _action(document: Document, index: str) -> dict[str, Any]:
    return {
        "_index": index,
        "_id": str(document.pk),
        "language": document.language,
        "title": document.title_words,
        "words": document.words,
    }


def _rebuild() -> None:
    client, alias = _client(WRITE_TIMEOUT), _alias()
    name = f"{alias}-{time.time_ns()}"
    client.indices.create(index=name, **_INDEX)
    try:
        documents = Document.objects.iterator(chunk_size=BATCH)
        bulk(client, (_action(document, name) for document in documents), refresh=True)
        ours = re.compile(rf"{re.escape(alias)}-\d+")
        found = client.indices.get(index=f"{alias}-*", allow_no_indices=True)
        old = [index for index in found if ours.fullmatch(index)]
        client.indices.update_aliases(
            actions=[
                {"add": {"index": name, "alias": alias}},
                *({"remove_index": {"index": o}} for o in old if o != name),
            ]
        )
    except _FAILURES:
        client.options(ignore_status=404).indices.delete(index=name)
        raise


def _address() -> Any:
    return urlsplit(settings.SEARCH_URL)


def _alias() -> str:
    return _address().path.strip("/") or "entries"


def _client(timeout: float = WRITE_TIMEOUT) -> Elasticsearch:
    address = _address()
    client = _clients.setdefault(
        settings.SEARCH_URL,
        Elasticsearch(
            f"http://{address.hostname}:{address.port or 9200}",
            max_retries=0,
            retry_on_timeout=False,
        ),
    )
    return client.options(request_timeout=timeout)


def _awake() -> bool:
    return time.monotonic() >= _rests_until


def _fell_silent(error: Exception) -> None:
    global _rests_until, _was_away
    _rests_until, _was_away = time.monotonic() + REST, True
    logger.warning("search engine: %s; the database answers for %s s", error, REST)


def _answered() -> None:
    global _rests_until, _was_away
    _rests_until, _was_away = 0.0, False
