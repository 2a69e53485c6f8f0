"""What a hit shows: the piece of its text where the words stand, and which words to mark."""

from collections.abc import Iterable

from entries.models import Entry
from text.analysis import spans

LENGTH = 220
#: Letters of a text that are looked through for a piece to show.
LOOKED_THROUGH = 12_000

#: A run of text, and whether it is a found word.
Run = tuple[str, bool]


def marked(text: str, found: set[str], language: str) -> list[Run]:
    """Return a text as runs, the found words apart.

    Args:
        text: What will be shown.
        found: Search spellings of the words that were found.
        language: The language of the text.
    """
    runs: list[Run] = []
    position = 0
    for start, end, token in spans(text, language):
        if token.word in found:
            runs += [(text[position:start], False), (text[start:end], True)]
            position = end
    runs.append((text[position:], False))
    return [run for run in runs if run[0]]


def excerpt(entry: Entry, found: set[str]) -> str:
    """Return the piece of the entry that has most of the words: its teaser, if that has any."""
    teaser = entry.teaser.strip()
    if teaser and (not found or any(hit for _text, hit in marked(teaser, found, entry.language))):
        return teaser
    text = entry.text[:LOOKED_THROUGH]
    places = [
        (start, token.word)
        for start, _end, token in spans(text, entry.language)
        if token.word in found
    ]
    if not places:
        return teaser or _cut(text, 0)
    best = max(
        places,
        key=lambda place: len({w for at, w in places if 0 <= at - place[0] < LENGTH * 0.8}),
    )
    return _cut(text, best[0])


def surface(entries: Iterable[Entry], word: str) -> str:
    """Return how the entries write a word of the vocabulary, "" if none of them has it."""
    for entry in entries:
        text = f"{entry.title} {entry.teaser} {entry.text[:LOOKED_THROUGH]}"
        for start, end, token in spans(text, entry.language):
            if token.word == word:
                return text[start:end]
    return ""


def _cut(text: str, around: int) -> str:
    """Return some 220 letters of a text, whole words, dots where something is left out."""
    start = max(0, around - LENGTH // 4)
    if start:
        start = text.find(" ", start, around) + 1 or around
    end = start + LENGTH
    if end < len(text):
        end = text.rfind(" ", around, end) if " " in text[around:end] else end
    piece = text[start:end].strip()
    return f"{'… ' if start else ''}{piece}{' …' if end < len(text) else ''}"
