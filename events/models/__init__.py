"""Records and pages of forums and meetings."""

from events.models.decisions import Decision
from events.models.event import Event, Figure, Session
from events.models.pages import (
    ForumIndexPage,
    ForumPage,
    MeetingIndexPage,
    MeetingPage,
    OutcomeDocumentPage,
)
from events.models.series import Series

__all__ = [
    "Decision",
    "Event",
    "Figure",
    "ForumIndexPage",
    "ForumPage",
    "MeetingIndexPage",
    "MeetingPage",
    "OutcomeDocumentPage",
    "Series",
    "Session",
]
