"""A response to a claim: whose claim, where and when, what we find, and on what evidence (T5)."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel

from core.dates import PartialDateField
from core.structured import node

#: Facts of the claim: the same in every language.
FACTS = ("claim_url", "claim_date", "claim_archive", "finding")
REQUIRED = ("claim", "claimant", "claim_url", "claim_date", "finding", "evidence")


class AnswersClaim(models.Model):
    """The fields of a response; empty on other kinds of article."""

    class Finding(models.TextChoices):
        FALSE = "false", _("false")
        MISLEADING = "misleading", _("misleading")
        UNPROVEN = "unproven", _("without proof")
        OUTDATED = "outdated", _("out of date")
        PARTLY = "partly", _("partly right")

    claim = models.TextField(
        _("the claim, as quoted"), blank=True, max_length=500, help_text=_("In its own words.")
    )
    claimant = models.CharField(_("who said it"), blank=True, max_length=160)
    claim_url = models.URLField(_("where it stands"), blank=True, max_length=500)
    claim_date = PartialDateField(_("when it was said"), null=True, blank=True)
    claim_archive = models.URLField(
        _("archived copy"),
        blank=True,
        max_length=500,
        help_text=_("So that readers can check it after the original is gone."),
    )
    finding = models.CharField(_("finding"), blank=True, max_length=12, choices=Finding.choices)
    evidence = models.TextField(
        _("evidence"),
        blank=True,
        max_length=800,
        help_text=_("What the finding rests on; the documents themselves go under Sources."),
    )

    class Meta:
        abstract = True

    def missing_of_claim(self) -> dict[str, Any]:
        """Return `{field: message}` of what a response still needs."""
        return {
            name: _("A response to a claim needs this.")
            for name in REQUIRED
            if not str(getattr(self, name) or "").strip()
        }


def claim_panel() -> MultiFieldPanel:
    """Return the panel of the response's fields."""
    return MultiFieldPanel(
        [
            "claim",
            FieldRowPanel(["claimant", "claim_date"]),
            FieldRowPanel(["claim_url", "claim_archive"]),
            "finding",
            "evidence",
        ],
        heading=_("Response to a claim"),
        classname="collapsed",
    )


def claim_of(page: Any) -> dict[str, Any] | None:
    """Return what `components/claim.html` prints, or None for another kind of article."""
    if page.kind != page.Kind.RESPONSE or page.missing_of_claim():
        return None
    return {
        "quote": page.claim,
        "who": page.claimant,
        "date": page.claim_date.display(),
        "datetime": str(page.claim_date),
        "url": page.claim_url,
        "archive": page.claim_archive,
        "finding": page.get_finding_display(),
        "evidence": page.evidence,
    }


def review_values(page: Any) -> dict[str, Any]:
    """Return what makes the article's node a schema.org ClaimReview; {} unless all of it is there.

    The issuing body is its author, as of every article: it answers in its own cause and says so.
    """
    complete = page.kind == page.Kind.RESPONSE and page.claim_archive
    if not complete or page.missing_of_claim():
        return {}
    return {
        "claimReviewed": page.claim,
        "itemReviewed": node(
            "Claim",
            author=node("Thing", name=page.claimant),
            datePublished=str(page.claim_date),
            appearance=node("CreativeWork", url=page.claim_url, archivedAt=page.claim_archive),
        ),
        "reviewRating": node("Rating", alternateName=str(page.get_finding_display())),
    }
