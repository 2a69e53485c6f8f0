"""What a text must say today, read from the furniture of its language: no query a text.

The rules of all centres are few, and change seldom; a day begins by itself. So they are kept beside
menus and notices, which every publication of a record renews, and the day is asked when a page is
printed: no task that could be late makes a rule begin.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Q
from django.utils import timezone

from core.labels import localized
from core.navigation import Furniture, furniture_of, register_furniture
from core.pages import BasePage
from core.structured import node
from directory.models import Centre
from directory.queries import centre_above
from publishing.disclosure.models import DisclosureRule, Output


@dataclass(frozen=True)
class Disclosure:
    """What is said beside a text.

    Attributes:
        text: the words.
        language: the language they are really in.
        rule: the name of the rule, for editors.
        outputs: codes of the outputs that show it.
    """

    text: str
    language: str
    rule: str
    outputs: tuple[str, ...]


@register_furniture
def disclosures(language: str, site: Furniture) -> None:
    """Add what each centre must say, its own rules before its country's (two queries)."""
    rules = list(
        DisclosureRule.objects.filter(live=True)
        .select_related("country", "centre")
        .order_by(F("centre").asc(nulls_last=True), "-applies_from")
    )
    if not rules:
        return
    # `pages`: the reverse of the centre's page type, which stands far above this app.
    here = Q(pages__locale__language_code=language)
    paths = dict(Centre.objects.filter(here).values_list("pk", "pages__path"))
    for pk, country, zone in Centre.objects.values_list("pk", "country_id", "zone"):
        site.disclosures.append(
            {
                "centre": pk,
                "path": paths.get(pk, ""),
                "zone": zone,
                "rules": [
                    _row(rule, language)
                    for rule in rules
                    if rule.country_id == country and rule.centre_id in (None, pk)
                ],
            }
        )


def _row(rule: DisclosureRule, language: str) -> dict[str, Any]:
    text, actual = localized(rule.text, language)
    return {
        "from": rule.applies_from,
        "until": rule.applies_until or date.max,
        "said": Disclosure(text, actual, str(rule), tuple(rule.outputs)),
    }


def disclosure_at(site: Furniture, path: str, centre: int | None) -> Disclosure | None:
    """Return what a text must say today, or None.

    The centre that distributes it answers: the one below whose page it stands; for a text that
    stands elsewhere, the one it belongs to.

    Args:
        site: the furniture of the text's language.
        path: the text's place in the tree.
        centre: id of the centre that the text names as its own.
    """
    rows = site.disclosures
    above = (row for row in rows if row["path"] and path.startswith(row["path"]))
    named = (row for row in rows if row["centre"] == centre)
    found = next(above, None) or next(named, None)
    if found is None:
        return None
    today = timezone.now().astimezone(ZoneInfo(found["zone"])).date()
    for rule in found["rules"]:
        if rule["from"] <= today <= rule["until"]:
            said: Disclosure = rule["said"]
            return said
    return None


def disclosure_of(page: BasePage) -> Disclosure | None:
    """Return what `page` must say today, or None (no query beside its furniture)."""
    centre = page.written_at()
    return disclosure_at(furniture_of(page), page.path, centre.pk if centre else None)


def fresh_disclosure_of(page: BasePage) -> Disclosure | None:
    """Return the same, read from the rules themselves (at most four queries).

    For a publication: the cache must not learn what its transaction may yet take back. Nothing is
    asked for a text of headquarters.
    """
    if page.written_at() is None and centre_above(page.path) is None:
        return None
    site = Furniture()
    disclosures(page.locale.language_code, site)
    centre = page.written_at()
    return disclosure_at(site, page.path, centre.pk if centre else None)


def shown_in(output: Output, found: Disclosure | None) -> Disclosure | None:
    """Return the disclosure if this output shows it."""
    return found if found and output in found.outputs and found.text else None


def disclosure_node(page: BasePage) -> dict[str, Any] | None:
    """Return the disclosure as a schema.org node, for `subjectOf` of the page's own."""
    found = shown_in(Output.DATA, disclosure_of(page))
    return node("CreativeWork", text=found.text, inLanguage=found.language) if found else None
