"""What the law of the host country makes a centre say, on its editors' dashboard."""

from typing import Any

from django.utils import timezone

from wagtail.admin.ui.components import Component

from directory.models import Centre
from directory.policies import centres_of
from publishing.disclosure.models import DisclosureRule


class DisclosurePanel(Component):
    """The rules of one centre's country, the coming ones too."""

    name = "disclosure"
    template_name = "disclosure/panel.html"
    order = 60

    def __init__(self, centre: Centre, rules: list[DisclosureRule]) -> None:
        self.centre = centre
        self.rules = rules

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"centre": self.centre, "rules": self.rules}


def panels(user: Any) -> list[DisclosurePanel]:
    """Return a panel for each centre of `user` that a rule binds, now or soon (two queries)."""
    mine = list(Centre.objects.filter(pk__in=centres_of(user)))
    if not mine:
        return []
    rules = [
        rule
        for rule in DisclosureRule.objects.filter(
            live=True, country__in={centre.country_id for centre in mine}
        )
        if rule.applies_until is None or rule.applies_until >= timezone.localdate()
    ]
    found = []
    for centre in mine:
        its = [r for r in rules if r.country_id == centre.country_id and r.centre_id == centre.pk]
        general = [r for r in rules if r.country_id == centre.country_id and r.centre_id is None]
        if its or general:
            found.append(DisclosurePanel(centre, [*its, *general]))
    return found
