"""The words of the demonstration: true to their sources, complete, in the language they claim."""

import re
import unicodedata

import pytest

from demo.content import LANGUAGES, REVIEWED, load, load_folder
from demo.markup import body, clauses

ARTICLES = load_folder("articles")
WAITING = load_folder("unpublished")
ALL = {**ARTICLES, **WAITING}
SOURCES = load("records/sources")

#: The script each language is written in, as the first word of a letter's Unicode name.
SCRIPTS = {"tr": "LATIN", "en": "LATIN", "kk": "CYRILLIC", "ar": "ARABIC"}
SAYS_FICTION = {
    "tr": ("kurgusal", "tanıtım örneği"),
    "en": ("fiction", "sample for the demonstration"),
    "kk": ("ойдан алынған",),
    "ar": ("خيالي",),
}


def texts(value):
    """Every text of a content table, however deep."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def script_of(text):
    """The script most letters of a text are in."""
    counts = {}
    for letter in filter(str.isalpha, text):
        script = unicodedata.name(letter, "").split()[0]
        counts[script] = counts.get(script, 0) + 1
    return max(counts, key=counts.get) if counts else None


def in_each_language():
    """(name, language, words) of everything that says which language it is in."""
    for folder in ("articles", "unpublished", "pages", "records", "events"):
        for stem, content in load_folder(folder).items():
            yield from _languages(f"{folder}/{stem}", content)


def _languages(name, value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in LANGUAGES:
                yield name, key, inner
            else:
                yield from _languages(f"{name}/{key}", inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _languages(name, inner)


@pytest.mark.parametrize("key", ARTICLES)
def test_an_article_has_a_source_that_carries_it(key):
    row = ARTICLES[key]
    grades = [SOURCES[name]["grade"] for name in row["sources"]]
    carried = {"demo"} if row.get("is_fictional") else {"A", "B"}
    assert carried & set(grades)
    assert all(SOURCES[name]["url"].startswith("http") for name in row["sources"])


@pytest.mark.parametrize("key", ALL)
def test_an_article_is_complete_in_turkish_and_english(key):
    for code in LANGUAGES:
        words = ALL[key].get(code)
        assert words or code not in REVIEWED
        if words:
            assert 20 <= len(words["teaser"]) <= 160
            assert 40 <= len(words["summary"]) <= 300
            blocks = [kind for kind, _value in body(words["body"], code)]
            assert blocks.count("heading") >= 1
            assert blocks.count("paragraph") >= 2


@pytest.mark.parametrize("key", [key for key in ALL if ALL[key].get("is_fictional")])
def test_fiction_says_so_in_its_own_text(key):
    for code in LANGUAGES:
        if code in ALL[key]:
            words = ALL[key][code]
            text = f"{words['teaser']} {words['summary']} {words['body']}".casefold()
            assert any(mark in text for mark in SAYS_FICTION[code])


@pytest.mark.parametrize(
    "key", [key for key in ALL if {"correction", "withdrawal"} & set(ALL[key])]
)
def test_only_fiction_is_corrected_or_withdrawn(key):
    assert ALL[key].get("is_fictional")
    for code, marks in SAYS_FICTION.items():
        text = ALL[key].get("correction", {}).get(code, "").casefold()
        assert not text or any(mark in text for mark in marks)


def test_no_words_stand_under_a_language_they_are_not_written_in():
    seen = dict.fromkeys(LANGUAGES, 0)
    for name, code, words in in_each_language():
        for text in texts(words):
            if len(text) > 40 and not text.startswith("http"):
                seen[code] += 1
                assert script_of(text) == SCRIPTS[code], f"{name} {code}: {text[:60]}"
    assert min(seen.values()) > 100


def test_turkish_and_english_are_not_taken_for_each_other():
    turkish = re.compile("[ğışİŞĞ]")
    for name, code, words in in_each_language():
        text = " ".join(texts(words))
        if len(text) > 200 and code in REVIEWED:
            found = len(turkish.findall(text)) / len(text)
            assert (found > 0.01) == (code == "tr"), f"{name} {code}"


def test_the_languages_and_years_of_the_articles():
    counts = {code: sum(code in row for row in ARTICLES.values()) for code in LANGUAGES}
    assert counts["tr"] == counts["en"] == len(ARTICLES) >= 24
    assert counts["kk"] >= 8
    assert counts["ar"] >= 8
    years = {row["issued_on"][:4] for row in ARTICLES.values()}
    assert {"2013", "2026"} <= years
    kinds = {row["kind"] for row in ARTICLES.values()}
    assert kinds == {"news", "press_release", "statement", "speech", "response"}


def test_each_fact_of_an_event_has_a_source():
    for file in ("events/forums", "events/meetings"):
        for row in load(file)["item"]:
            if not row.get("is_fictional"):
                assert row["source_grade"] in {"A", "B"}, row["key"]
                assert row["source_url"].startswith("http")
            for figure in row.get("figure", []):
                assert figure["source_url"].startswith("http")
                assert figure["source_grade"] in {"A", "B"} or not figure["is_preferred"]


def test_an_action_is_done_only_with_evidence():
    for plan in load("records/plans")["plan"]:
        assert plan["source_grade"] in {"A", "B"}
        for action in plan.get("action", []):
            assert (action["status"] == "done") == bool(action.get("evidence_url"))


def test_clauses_are_the_same_in_every_language():
    for name in ("strategy-2013", "strategy-2018", "declaration"):
        content = load(f"pages/{name}")
        numbers = {
            code: [value["number"] for _kind, value in clauses(content[code]["clauses"])]
            for code in LANGUAGES
        }
        assert all(found == numbers["tr"] for found in numbers.values()), name


def test_the_coming_forum_has_a_programme_of_three_days():
    sessions = load("events/demo-programme")["session"]
    assert len(sessions) >= 12
    assert len({session["day"] for session in sessions}) == 3
    assert all(session["starts"] < session["ends"] for session in sessions)
    assert any(session.get("is_cancelled") for session in sessions)
