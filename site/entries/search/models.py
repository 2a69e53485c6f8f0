"""The search index in the database: the words of each language, and which entry has them.

Plain tables, so that SQLite and PostgreSQL find and rank alike, at a cost bounded by the words of
the query (a full-text MATCH of SQLite grows with the square of its hits).
"""

from typing import ClassVar

from django.db import models

from text.analysis.tokens import LONGEST


class Word(models.Model):
    """A word that stands in some entry of a language, in its search spelling.

    A query is widened here, in the vocabulary, never in the texts: inflected forms by the stem,
    beginnings by `text`, ends of compounds by `reversed`, slips of the hand by all of them.
    """

    language = models.CharField(max_length=3)
    text = models.CharField(max_length=LONGEST)
    stem = models.CharField(max_length=LONGEST)
    reversed = models.CharField(max_length=LONGEST)
    length = models.PositiveSmallIntegerField()
    #: In how many entries it stands.
    entries = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["language", "text", "stem"], name="entry_search_word_once"
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["language", "stem"], name="entry_search_stem"),
            models.Index(fields=["language", "reversed"], name="entry_search_end"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.text}"


class Document(models.Model):
    """What the index knows of one entry."""

    entry = models.OneToOneField(
        "entries.Entry", primary_key=True, on_delete=models.CASCADE, related_name="document"
    )
    language = models.CharField(max_length=3, db_index=True)
    #: All words in order, each between spaces: phrases are looked up here.
    words = models.TextField()
    title_words = models.TextField()

    def __str__(self) -> str:
        return f"{self.language}: {self.title_words}"


class Posting(models.Model):
    """A word of an entry, with how much it says about the entry (hundredths)."""

    # The constraint's index serves the word.
    word = models.ForeignKey(
        Word, on_delete=models.CASCADE, related_name="postings", db_index=False
    )
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="postings")
    weight = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["word", "document"], name="entry_search_posting_once")
        ]

    def __str__(self) -> str:
        return f"{self.word_id} in {self.document_id}"


class Unsent(models.Model):
    """A change of an entry that the engine has not taken yet; one row a change."""

    entry_id = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return str(self.entry_id)
