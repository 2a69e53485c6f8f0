"""Widening a query: which words of the vocabulary a typed word may stand for, and how surely."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Q

from rapidfuzz.distance import OSA

from entries.search.models import Word
from text.analysis import Token

# How surely a word of the vocabulary is what was typed.
EXACT, STEM, BEGINNING, COMPOUND, SLIP = 1.0, 0.7, 0.5, 0.4, 0.35
#: What the word being typed begins: a form of it, another word.
FORM_BEGUN, WORD_BEGUN = 0.85, 0.65
#: Fewer letters say too little to look for longer words, ends of compounds, or slips.
SHORTEST_BEGINNING, SHORTEST_ROOT, SHORTEST_END, SHORTEST_SLIP = 2, 4, 5, 4
#: Words read for one query, and words one typed word may stand for: the bounds of its cost.
MOST_READ, MOST_SLIPS_READ, MOST_MEANT = 3000, 4000, 120
COMPOUNDING = frozenset({"de", "hu"})


class Known(NamedTuple):
    """A word of the vocabulary."""

    pk: int
    text: str
    stem: str
    entries: int


@dataclass
class Meant:
    """What one typed word stands for.

    Attributes:
        token: the word as typed, analysed.
        words: id of a word of the vocabulary → how surely it is meant, 0 to 1.
        texts: id → spelling, to mark what was found.
        frequency: id → number of entries with the word.
        guess: the vocabulary's word for a slip of the hand, "" when the word was known.
    """

    token: Token
    words: dict[int, float] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    frequency: dict[int, int] = field(default_factory=dict)
    guess: str = ""

    def add(self, row: Known, sure: float) -> None:
        """Let the word stand for `row` too."""
        if sure > self.words.get(row.pk, 0):
            self.words[row.pk] = sure
            self.texts[row.pk] = row.text
            self.frequency[row.pk] = row.entries

    def trim(self) -> None:
        """Keep the surest words only."""
        if len(self.words) > MOST_MEANT:
            best = sorted(self.words, key=lambda pk: (-self.words[pk], pk))
            self.words = {pk: self.words[pk] for pk in best[:MOST_MEANT]}

    @property
    def known(self) -> bool:
        """Whether the vocabulary has the word itself or a form of it."""
        return any(sure >= STEM for sure in self.words.values())

    @property
    def is_written(self) -> bool:
        """Whether some entry has the very word."""
        return any(sure == EXACT for sure in self.words.values())


def widen(tokens: list[Token], language: str, last_is_open: bool) -> list[Meant]:
    """Return what each typed word stands for, with at most two queries.

    Args:
        tokens: The words as typed, analysed.
        language: The language searched in.
        last_is_open: Whether the last word may be the beginning of a longer one.
    """
    meant = [Meant(token) for token in tokens]
    rows = _near(tokens, language)
    for position, item in enumerate(meant):
        is_open = last_is_open and position == len(meant) - 1
        for row in rows:
            if sure := _sureness(item.token, row, language, is_open):
                item.add(row, sure)
    # A word nobody wrote like this may be a form that is missing, or a slip, or both.
    unsure = [m for m in meant if not m.is_written and len(m.token.word) >= SHORTEST_SLIP]
    if unsure:
        candidates = _resembling([m.token for m in unsure], language)
        for item in unsure:
            _add_slips(item, candidates)
    for item in meant:
        item.trim()
    return meant


def _near(tokens: list[Token], language: str) -> list[Known]:
    """Return the words that share the spelling, the stem, a beginning or an end with a token."""
    ways = [Q(text__in=[t.word for t in tokens]), Q(stem__in=[t.stem for t in tokens])]
    for token in tokens:
        root = _root(token)
        if len(root) >= SHORTEST_ROOT:
            ways.append(_range("text", root))
        if language in COMPOUNDING and len(token.stem) >= SHORTEST_END:
            ways.append(_range("reversed", token.word[::-1]))
    if tokens and len(tokens[-1].word) >= SHORTEST_BEGINNING:
        ways.append(_range("text", tokens[-1].word))
    return _any_of(ways, language, MOST_READ)


def _any_of(ways: list[Q], language: str, most: int) -> list[Known]:
    """Return the commonest words found in one of the ways."""
    wanted = Q()
    for way in ways:
        # The language in each way: so each can use its own index.
        wanted |= Q(language=language) & way
    rows = Word.objects.filter(wanted, entries__gt=0).order_by("-entries")
    return [Known(*row) for row in rows.values_list("pk", "text", "stem", "entries")[:most]]


def _root(token: Token) -> str:
    """Return what the stem and the word begin with in common."""
    length = 0
    for a, b in zip(token.word, token.stem, strict=False):
        if a != b:
            break
        length += 1
    return token.word[:length]


def _range(column: str, beginning: str) -> Q:
    """Return the condition "begins with", as a range that an index of any database serves."""
    after = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    return Q(**{f"{column}__gte": beginning, f"{column}__lt": after})


def _sureness(token: Token, row: Known, language: str, is_open: bool) -> float:
    if row.text == token.word:
        return EXACT
    begins = is_open and row.text.startswith(token.word)
    if row.stem == token.stem:
        return FORM_BEGUN if begins else STEM
    if begins and len(token.word) >= SHORTEST_BEGINNING:
        return WORD_BEGUN
    root = _root(token)
    if len(root) >= SHORTEST_ROOT and row.text.startswith(root):
        return BEGINNING * len(root) / max(len(root), len(row.stem))
    if (
        language in COMPOUNDING
        and len(token.word) >= SHORTEST_END
        and row.text.endswith(token.word)
    ):
        return COMPOUND
    return 0


def _resembling(tokens: list[Token], language: str) -> list[Known]:
    """Return words whose beginning or end is that of a token.

    One slip of the hand leaves either the first or the last letters as they were.
    """
    ways = []
    for token in tokens:
        word = token.word
        edge = 3 if len(word) > 6 else 2
        near = Q(length__gte=len(word) - 3, length__lte=len(word) + 4)
        ways += [
            _range("text", word[:edge]) & near,
            _range("reversed", word[: -edge - 1 : -1]) & near,
        ]
    return _any_of(ways, language, MOST_SLIPS_READ)


def _add_slips(item: Meant, candidates: list[Known]) -> None:
    word, stem = item.token
    known = item.known
    allowed = 1 if len(word) < 8 or known else 2
    best = (allowed + 1, 0)
    for row in candidates:
        by_word = OSA.distance(word, row.text, score_cutoff=allowed)
        by_stem = allowed + 1
        if not known and min(len(stem), len(row.stem)) >= SHORTEST_SLIP:
            by_stem = OSA.distance(stem, row.stem, score_cutoff=1)
            by_stem += by_stem > 1 and allowed
        distance = min(by_word, by_stem)
        if distance > allowed:
            continue
        item.add(row, SLIP / max(distance, 1) * (1.1 if by_word <= by_stem else 1))
        if not known and (by_word, -row.entries) < best:
            best = (by_word, -row.entries)
            item.guess = row.text
