"""The table of records: who makes each, a right form, and wrong ones."""

from django.core.files.uploadedfile import SimpleUploadedFile

from directory.models import (
    Body,
    Centre,
    Channel,
    Country,
    Organisation,
    Person,
    RoleAppointment,
    Topic,
)
from events.models import Decision, Event, Series
from home.models import Notice
from media.models import Video
from publishing.disclosure.models import DisclosureRule
from publishing.models import Correction
from strategy.models import (
    Action,
    ActionPlan,
    KeyMessage,
    LaunchMaterial,
    Priority,
    StrategyVersion,
)
from tests.admin.posting import Row, Wrong, no_words, words
from tests.admin.values import (
    BAD_ADDRESS,
    DATE,
    LONG,
    NO_CHOICE,
    REQUIRED,
    centre_values,
    event_values,
    material_values,
    person,
    plan,
    priority,
    rows,
    session,
)
from tests.factories import media, site
from users import roles

RECORDS = [
    Row(
        Country,
        lambda: {"code": "KZ", **words("name", "Country"), "is_member": "on", "joined": "2013-05"},
        [
            Wrong(no_words("name"), "name", REQUIRED, publish=True),
            Wrong(words("name", "long " * 120), "name", LONG),
            Wrong({"code": "kz"}, "code", "Two capital letters, for example KZ."),
            Wrong({"code": "KAZ"}, "code", "at most 2 characters"),
            Wrong({"code": "AZ"}, "code", "already exists"),
            Wrong({"joined": "2013-13"}, "joined", DATE),
            Wrong({"joined": "May 2013"}, "joined", DATE),
            Wrong({"source_url": "no address"}, "source_url", BAD_ADDRESS),
            Wrong({"source_grade": "Z"}, "source_grade", NO_CHOICE),
        ],
        before=lambda: site.country("AZ"),
    ),
    Row(
        Topic,
        lambda: {**words("name", "Topic"), "slug": "culture"},
        [
            Wrong(no_words("name"), "name", REQUIRED, publish=True),
            Wrong({"slug": "with blanks"}, "slug", "letters, numbers"),
            Wrong({"slug": "taken"}, "slug", "already exists"),
        ],
        before=lambda: Topic.objects.create(slug="taken", name=site.words("Taken")),
    ),
    Row(
        Body,
        lambda: {**words("name", "Body"), "slug": "body", "url": "https://example.org/"},
        [
            Wrong(no_words("name"), "name", REQUIRED, publish=True),
            Wrong({"url": "javascript:alert(1)"}, "url", BAD_ADDRESS),
            Wrong({"country": "999999"}, "country", NO_CHOICE),
            Wrong({"slug": "secretariat"}, "slug", "already exists"),
        ],
        before=site.body_record,
    ),
    Row(
        Organisation,
        lambda: {**words("name", "Union"), "country": site.country("DE").pk},
        [
            Wrong({"country": ""}, "country", REQUIRED),
            Wrong({"email": "nobody"}, "email", "Enter a valid email address."),
            Wrong({"url": "example"}, "url", BAD_ADDRESS),
        ],
    ),
    Row(
        Person,
        lambda: {**words("name", "Person"), "slug": "person"},
        [
            Wrong(no_words("name"), "name", REQUIRED, publish=True),
            Wrong({"slug": "a/b"}, "slug", "letters, numbers"),
            Wrong({"portrait": "999999"}, "portrait", NO_CHOICE),
        ],
    ),
    Row(
        RoleAppointment,
        lambda: {"person": person().pk, **words("title", "Minister"), "started": "2012"},
        [
            Wrong({"person": "999999"}, "person", NO_CHOICE),
            Wrong({"person": ""}, "person", REQUIRED),
            Wrong({"ended": "2011-05"}, "ended", "The end can't be before the beginning."),
            Wrong({"started": "2013-02-30"}, "started", DATE),
        ],
    ),
    Row(
        Centre,
        centre_values,
        [
            Wrong(no_words("name"), "name", REQUIRED, publish=True),
            Wrong({"latitude": "95"}, "latitude", "less than or equal to 90"),
            Wrong({"longitude": "-190"}, "longitude", "greater than or equal to -180"),
            Wrong({"latitude": "north"}, "latitude", "Enter a number."),
            Wrong({"longitude": ""}, "latitude", "Give both coordinates or neither."),
            Wrong({"zone": "Mars/Olympus"}, "zone", "isn't a time zone"),
            Wrong({"zone": "../../etc/passwd"}, "zone", "isn't a time zone"),
            Wrong({"status": "closed"}, "status_note", "Say why and since when"),
            Wrong({"languages": ["tr", "xx"]}, "languages", "is not one of the available"),
            Wrong({"email": "@"}, "email", "Enter a valid email address."),
            Wrong({"slug": "berlin"}, "slug", "already exists"),
            Wrong(
                rows(hours=[{"weekday": 0, "opens": "17:00", "closes": "09:00"}]),
                "hours.closes",
                "Closing time must be after opening time.",
            ),
            Wrong(
                rows(hours=[{"weekday": 9, "opens": "25:00", "closes": "26:00"}]),
                "hours.opens",
                "Enter a valid time.",
            ),
            Wrong({"opened": "2020", "closed": "2019"}, "closed", "can't be before"),
        ],
        before=site.centre,
    ),
    Row(
        Channel,
        lambda: {
            **words("name", "Account"),
            "network": "youtube",
            "url": "https://example.org/account",
            "languages": ["tr"],
        },
        [
            Wrong({"network": "pigeon"}, "network", NO_CHOICE),
            Wrong({"url": "our account"}, "url", BAD_ADDRESS),
            Wrong({"languages": ["xx"]}, "languages", "is not one of the available"),
        ],
    ),
    Row(
        StrategyVersion,
        lambda: {
            "number": 2,
            "status": "superseded",
            **words("name", "Strategy"),
            "adopted_on": "2018-11",
        },
        [
            Wrong({"number": 1}, "number", "already exists"),
            Wrong({"number": -1}, "number", "greater than or equal to 0"),
            Wrong({"status": "in_force"}, "status", "Another version is in force", publish=True),
            Wrong(
                {"status": "in_force", "adopted_on": ""},
                "adopted_on",
                "Say when the version in force was adopted.",
                publish=True,
            ),
            Wrong({"adopted_on": "2018-00"}, "adopted_on", DATE),
            Wrong({"supersedes": "999999"}, "supersedes", NO_CHOICE),
        ],
        before=site.version,
    ),
    Row(
        Priority,
        lambda: {"number": 3, **words("name", "Aim")},
        [
            Wrong({"number": 1}, "number", "already exists"),
            Wrong({"number": ""}, "number", REQUIRED),
            Wrong(no_words("name"), "name", REQUIRED, publish=True),
        ],
        before=priority,
    ),
    Row(
        KeyMessage,
        lambda: {"priority": priority().pk, **words("text", "Sentence")},
        [
            Wrong({"priority": "999999"}, "priority", NO_CHOICE),
            Wrong(no_words("text"), "text", REQUIRED, publish=True),
            Wrong({"sort_order": "first"}, "sort_order", "Enter a whole number."),
        ],
    ),
    Row(
        LaunchMaterial,
        material_values,
        [
            Wrong({"kind": "poem"}, "kind", NO_CHOICE),
            Wrong(rows(files=[]), "files", "Please submit at least 1 form", publish=True),
            Wrong(rows(files=[{"language": "tr"}]), "files.document", "one of the two"),
            Wrong(rows(files=[{"language": "xx", "document": ""}]), "files.language", NO_CHOICE),
            Wrong(
                rows(files=[{"language": "tr", "document": "999999"}]), "files.document", NO_CHOICE
            ),
            Wrong(no_words("rights"), "rights", REQUIRED, publish=True),
        ],
    ),
    Row(
        ActionPlan,
        lambda: {
            **words("name", "Plan"),
            "slug": "plan-2014",
            "period_start": "2014-02",
            "period_end": "2015-02",
        },
        [
            Wrong({"period_end": "2013"}, "period_end", "The end can't be before the beginning."),
            Wrong({"adopted_on": "14.02.2014"}, "adopted_on", DATE),
            Wrong({"slug": "plan"}, "slug", "already exists"),
        ],
        before=plan,
    ),
    Row(
        Action,
        lambda: {
            "plan": plan().pk,
            "number": 2,
            **words("title", "Action"),
            "countries": [str(site.country().pk)],
            "status": "planned",
        },
        [
            Wrong({"status": "done"}, "evidence_url", "An action is done when something shows it"),
            Wrong({"evidence_url": "in the archive"}, "evidence_url", BAD_ADDRESS),
            Wrong({"number": 1}, "number", "already exists"),
            Wrong({"countries": ["999999"]}, "countries", "is not one of the available choices"),
            Wrong({"countries": ["abc"]}, "countries", "is not a valid value"),
            Wrong({"plan": ""}, "plan", REQUIRED),
        ],
        before=lambda: Action.objects.create(plan=plan(), number=1, title=site.words("First")),
    ),
    Row(
        Series,
        lambda: {**words("name", "Series"), "slug": "experts", "kind": "working_group"},
        [
            Wrong({"kind": ""}, "kind", REQUIRED, publish=True),
            Wrong({"kind": "party"}, "kind", NO_CHOICE),
            Wrong({"slug": "forum"}, "slug", "already exists"),
        ],
        before=site.series,
    ),
    Row(
        Event,
        event_values,
        [
            Wrong(no_words("name"), "name", REQUIRED, publish=True),
            Wrong({"series": ""}, "series", REQUIRED),
            Wrong({"status": "postponed"}, "status_note", "Say why: readers and delegates"),
            Wrong({"status": "cancelled"}, "status_note", "Say why: readers and delegates"),
            Wrong({"ends_on": "2027-04"}, "ends_on", "The last day can't be before the first."),
            Wrong({"starts_on": "2027-13"}, "starts_on", DATE),
            Wrong({"status": "held", "starts_on": ""}, "starts_on", "An event that was held"),
            Wrong({"ordinal": 1}, "ordinal", "already has an event with that ordinal"),
            Wrong({"latitude": "10"}, "latitude", "Give both coordinates or neither."),
            Wrong({"zone": "CET+1"}, "zone", "isn't a time zone"),
            Wrong({"languages": ["Turkish"]}, "languages", "is not one of the available"),
            Wrong({"registration_url": "ftp//x"}, "registration_url", BAD_ADDRESS),
            Wrong({"slug": "first-forum"}, "slug", "already exists"),
            Wrong(session(ends="08:00"), "sessions.ends", "The end must be after the beginning."),
            Wrong(session(day="31.02.2027"), "sessions.day", "Enter a valid date."),
            Wrong(
                rows(figures=[{"measure": "participants", "value": "-5", "source_grade": "A"}]),
                "figures.value",
                "greater than or equal to 0",
            ),
            Wrong({"adopts": ["999999"]}, "adopts", "is not one of the available choices"),
        ],
        before=lambda: site.event("first-forum", ordinal=1),
    ),
    Row(
        Decision,
        lambda: {"event": site.event().pk, "number": 2, **words("text", "Decision")},
        [
            Wrong({"number": 1}, "number", "already exists"),
            Wrong({"event": "999999"}, "event", NO_CHOICE),
            Wrong(no_words("text"), "text", REQUIRED, publish=True),
        ],
        before=lambda: Decision.objects.create(
            event=site.event(), number=1, text=site.words("First")
        ),
    ),
    Row(
        Video,
        lambda: {
            **words("title", "Film"),
            "file": SimpleUploadedFile("film.mp4", media.MP4),
            "credit": "Press Office",
            "rights": "own",
        },
        [
            Wrong({"file": ""}, "file", REQUIRED),
            Wrong({"file": SimpleUploadedFile("film.mp4", b"<html>")}, "file", "not of the kind"),
            Wrong({"file": SimpleUploadedFile("film.exe", media.MP4)}, "file", "not allowed"),
            Wrong({"duration": "-3"}, "duration", "greater than or equal to 0"),
            Wrong({"rights": ""}, "rights", "has no rights", publish=True),
            Wrong({"credit": ""}, "credit", "has no credit", publish=True),
        ],
    ),
    Row(
        Notice,
        lambda: {**words("text", "Notice"), "starts": "2026-11-24 09:00"},
        [
            Wrong(no_words("text"), "text", REQUIRED, publish=True),
            Wrong({"ends": "2026-11-23 09:00"}, "ends", "The end must be after the beginning."),
            Wrong({"starts": "tomorrow"}, "starts", "Enter a valid date/time."),
            Wrong({"address": "javascript:alert(1)"}, "address", "begins with / or https://"),
        ],
    ),
    Row(
        DisclosureRule,
        lambda: {
            "country": site.country("DE").pk,
            "applies_from": "2026-01-01",
            "applies_until": "2026-12-31",
            **words("text", "Said by law"),
            "outputs": ["page", "feed"],
        },
        [
            Wrong(no_words("text"), "text", REQUIRED, publish=True),
            Wrong({"country": ""}, "country", REQUIRED),
            Wrong({"centre": "999999"}, "centre", NO_CHOICE),
            Wrong({"applies_from": ""}, "applies_from", REQUIRED, publish=True),
            Wrong({"applies_until": "2025-12-31"}, "applies_until", "can't be before the first"),
            Wrong({"outputs": ["pigeon"]}, "outputs", "is not one of the available"),
            Wrong({"applies_until": ""}, "applies_from", "End it first", publish=True),
        ],
        before=lambda: DisclosureRule.objects.create(
            country=site.country("DE"), applies_from="2031-01-01", text=site.words("Next")
        ),
        role=roles.PUBLISHER,
    ),
    Row(
        Correction,
        lambda: {"page": site.article().pk, **words("text", "Right"), "made_on": "2026-11-24"},
        [
            Wrong({"page": "999999"}, "page", NO_CHOICE),
            Wrong({"page": ""}, "page", REQUIRED, publish=True),
            Wrong({"made_on": "2026-02-30"}, "made_on", "Enter a valid date."),
            Wrong(no_words("text"), "text", REQUIRED, publish=True),
        ],
    ),
]
