"""What errors say, and right values of records that lean on others."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data

from directory.models import Person
from strategy.models import ActionPlan, Priority
from tests.admin.posting import words
from tests.factories import media, site

DATE = "Write a day as 2013-05-14, a month as 2013-05 or a year as 2013."
REQUIRED = "This field is required."
NO_CHOICE = "not one of the available choices"
LONG = "has at most 500 characters"
BAD_ADDRESS = "Enter a valid URL"


def rows(**lists):
    """The data of inline rows."""
    return nested_form_data({name: inline_formset(items) for name, items in lists.items()})


def plan():
    return ActionPlan.objects.get_or_create(slug="plan", defaults={"name": site.words("Plan")})[0]


def priority(number=1):
    return Priority.objects.get_or_create(number=number, defaults={"name": site.words("Aim")})[0]


def person():
    return Person.objects.get_or_create(slug="speaker", defaults={"name": site.words("Speaker")})[0]


def material_values():
    return {
        **words("name"),
        "kind": "fact_sheet",
        "slug": "fact-sheet",
        **words("rights", "Free to quote"),
        **rows(files=[{"language": "tr", "document": media.document().pk, "pages": 2}]),
    }


def event_values():
    return {
        **words("name", "Second forum"),
        "series": site.series().pk,
        "ordinal": 2,
        "slug": "second-forum",
        "status": "planned",
        "starts_on": "2027-05",
        "languages": ["tr", "en"],
        **rows(
            figures=[
                {
                    "measure": "participants",
                    "value": 100,
                    "source_title": "The host",
                    "source_grade": "A",
                }
            ],
            sessions=[{"day": "2027-05-14", "starts": "09:00", "ends": "10:00", **words("title")}],
        ),
    }


def session(**values):
    """An event's programme of one session."""
    right = {"day": "2027-05-14", "starts": "09:00", "ends": "10:00", **words("title")}
    return rows(sessions=[{**right, **values}])


def centre_values():
    return {
        **words("name", "Centre"),
        "country": site.country("AT").pk,
        "slug": "vienna",
        **words("city", "Vienna"),
        "status": "open",
        "zone": "Europe/Vienna",
        "latitude": "48.2",
        "longitude": "16.37",
        "languages": ["tr", "de"],
        **rows(hours=[{"weekday": 0, "opens": "09:00", "closes": "17:00"}]),
    }
