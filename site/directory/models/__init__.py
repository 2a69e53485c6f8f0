"""Records of who and where."""

from directory.models.centre import Centre, OpeningHours
from directory.models.channels import Channel
from directory.models.people import Body, FormerName, Organisation, Person, RoleAppointment
from directory.models.places import Country, Topic

__all__ = [
    "Body",
    "Centre",
    "Channel",
    "Country",
    "FormerName",
    "OpeningHours",
    "Organisation",
    "Person",
    "RoleAppointment",
    "Topic",
]
