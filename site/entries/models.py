"""Entries: one row for each live, public page.

What lists across types, feeds, sitemaps and search read. Only live, public, real translations are
ever in it, so leaks and drift can be checked with one query (decision 5).
"""

from django.conf import settings
from django.db import models

from core.dates import PartialDateField


class Entry(models.Model):
    """A live, public page as lists see it."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="entry")
    language = models.CharField(max_length=3)
    translation_key = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=24)
    subkind = models.CharField(max_length=24, blank=True)
    title = models.CharField(max_length=255)
    teaser = models.TextField(blank=True)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=1000)
    #: The page's place in the tree, so that a section's entries need no join.
    path = models.CharField(max_length=255, db_index=True)
    depth = models.PositiveSmallIntegerField()
    date = PartialDateField(null=True, blank=True)
    sort_date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    place = models.CharField(max_length=200, blank=True)
    sign = models.CharField(max_length=2, blank=True)
    #: Kind of the event's series, for the word beside the sign.
    series = models.CharField(max_length=16, blank=True)
    status = models.CharField(max_length=12, blank=True)
    #: An `events.Event`; a plain number, since events stand above entries.
    event_id = models.PositiveBigIntegerField(null=True, db_index=True)
    centre = models.ForeignKey(
        "directory.Centre", null=True, on_delete=models.SET_NULL, related_name="entries"
    )
    priorities = models.JSONField(default=list)
    source_id = models.CharField(max_length=120, blank=True, db_index=True)
    #: Who answers for the text, as `publishing.attribution` keeps and reads it.
    attribution = models.JSONField(default=dict)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: The last change of any size: what a sitemap tells.
    updated = models.DateTimeField(null=True)
    first_published_at = models.DateTimeField(null=True)
    #: The last change that readers are told about; the first publication until there is one.
    updated_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["language", "kind", "-sort_date"]),
            models.Index(fields=["language", "-sort_date"]),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.title}"
