"""What a new centre's editor does first, on the dashboard until it is done (R4)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from wagtail.admin.ui.components import Component

from directory.models import Centre
from directory.policies import centres_of
from events.models import Event, MeetingIndexPage
from news.models import NewsIndexPage, NewsPage


def steps(centre: Centre) -> list[dict[str, Any]]:
    """Return the steps of `centre`, each with its address and whether it is done."""
    pages = list(centre.pages.order_by("pk"))
    profile = reverse("record_centre:edit", args=[centre.pk])
    found = [
        {
            "text": gettext("Complete the profile: address, telephone or e-mail, opening hours"),
            "url": profile,
            "is_done": bool(
                centre.address and (centre.phone or centre.email) and centre.hours.all()
            ),
        },
        {
            "text": gettext("Choose the default picture of your news"),
            "url": profile,
            "is_done": centre.default_image_id is not None,
        },
    ]
    if not pages:
        return found
    lacking = next((page for page in pages if not page.introduction), None)
    found.append(
        {
            "text": gettext("Introduce the centre on its page in each language"),
            "url": reverse("wagtailadmin_pages:edit", args=[(lacking or pages[0]).pk]),
            "is_done": lacking is None,
        }
    )
    news = NewsIndexPage.objects.descendant_of(pages[0]).first()
    if news:
        stories = NewsPage.objects.live().descendant_of(news)
        found.append(
            {
                "text": gettext("Publish the first story"),
                "url": reverse("wagtailadmin_pages:add_subpage", args=[news.pk]),
                "is_done": stories.exists(),
            }
        )
    if MeetingIndexPage.objects.descendant_of(pages[0]).exists():
        found.append(
            {
                "text": gettext("Enter the first meeting: its facts, then its page"),
                "url": reverse("record_event:add"),
                "is_done": Event.objects.filter(centre=centre, live=True).exists(),
            }
        )
    return found


class FirstStepsPanel(Component):
    """The list for one centre."""

    name = "first_steps"
    template_name = "centres/first_steps.html"
    order = 50

    def __init__(self, centre: Centre, found: list[dict[str, Any]]) -> None:
        self.centre = centre
        self.found = found

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"centre": self.centre, "steps": self.found}


def panels(user: Any) -> list[FirstStepsPanel]:
    """Return a panel for each centre of `user` that has something left to do."""
    found = []
    for centre in Centre.objects.filter(pk__in=centres_of(user)):
        listed = steps(centre)
        if not all(step["is_done"] for step in listed):
            found.append(FirstStepsPanel(centre, listed))
    return found
