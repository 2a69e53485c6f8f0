"""Seeds the records: facts once, labels in every language."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from core.records import Record
from demo.content import identity, label, load
from directory.models import (
    Body,
    Centre,
    Channel,
    Country,
    FormerName,
    OpeningHours,
    Person,
    RoleAppointment,
    Topic,
)
from publishing.disclosure.models import DisclosureRule
from strategy.models import Action, ActionPlan, KeyMessage, Priority, StrategyVersion

R = TypeVar("R", bound=Record)


@dataclass
class Records:
    """Everything seeded so far, by the keys the content files use."""

    countries: dict[str, Country] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    centres: dict[str, Centre] = field(default_factory=dict)
    appointments: dict[str, RoleAppointment] = field(default_factory=dict)
    priorities: dict[int, Priority] = field(default_factory=dict)
    messages: dict[str, KeyMessage] = field(default_factory=dict)
    versions: dict[str, StrategyVersion] = field(default_factory=dict)
    plans: dict[str, ActionPlan] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    materials: dict[str, Any] = field(default_factory=dict)
    events: dict[str, Any] = field(default_factory=dict)


def put(
    model: type[R], key: str, relations: dict[str, list[Any]] | None = None, **values: Any
) -> R:
    """Return the record of that key, created and published unless it is there already.

    What an editor has changed since the first run stays as it is.
    """
    uid = identity(f"{model.__name__}:{key}")
    found: R | None = model._default_manager.filter(uid=uid).first()
    if found is not None:
        return found
    record = model(uid=uid, live=False, **values)
    for name, related in (relations or {}).items():
        setattr(record, name, related)
    record.full_clean()
    record.save()
    record.save_revision().publish()
    record.refresh_from_db()
    return record


def sourced(row: dict[str, Any]) -> dict[str, Any]:
    """Return the source columns of a content row; a fiction has no grade."""
    grade = row.get("source_grade", "")
    return {
        "source_url": row.get("source_url", "") or "https://example.org/demo",
        "source_grade": grade,
    }


def place(name: str) -> dict[str, Any]:
    """Return what content knows about a city."""
    found: dict[str, Any] = load("records/places")[name]
    return found


def seed_directory(records: Records) -> None:
    """Seed countries, bodies, topics, people and centres."""
    for row in load("records/countries")["item"]:
        records.countries[row["code"]] = put(
            Country,
            row["code"],
            code=row["code"],
            name=label(row["name"]),
            is_member=row.get("is_member", False),
            is_observer=row.get("is_observer", False),
            joined=row.get("joined"),
            source_url="https://turkicstates.org/en/zirveler" if "joined" in row else "",
            source_grade="B" if "joined" in row else "",
        )
    for row in load("records/bodies")["item"]:
        records.bodies[row["key"]] = put(
            Body,
            row["key"],
            {"former_names": _former_names(row)},
            slug=row["key"],
            name=label(row["name"]),
            short_name=label(row["short_name"]),
            country=records.countries.get(row.get("country", "")),
            url=row["url"],
            is_publisher=row.get("is_publisher", False),
            **sourced(row),
        )
    for row in load("records/topics")["item"]:
        records.topics[row["key"]] = put(
            Topic, row["key"], slug=row["key"], name=label(row["name"])
        )
    for row in load("records/people")["item"]:
        _person(row, records)
    for row in load("records/centres")["item"]:
        records.centres[row["key"]] = _centre(row, records)
    for row in load("records/channels")["item"]:
        values = {name: row[name] for name in ("network", "url", "languages")}
        put(Channel, row["key"], name=label(row["name"]), **values)
    for row in load("records/disclosures")["item"]:
        _disclosure(row, records.centres[row["centre"]])


def _person(row: dict[str, Any], records: Records) -> None:
    person = put(
        Person,
        row["key"],
        slug=row["key"],
        name=label(row["name"]),
        biography=label(row["biography"]),
        **sourced(row),
    )
    records.appointments[row["key"]] = put(
        RoleAppointment,
        row["key"],
        person=person,
        body=records.bodies[row["body"]],
        title=label(row["title"]),
    )


def _disclosure(row: dict[str, Any], centre: Centre) -> None:
    put(
        DisclosureRule,
        row["key"],
        country=centre.country,
        centre=centre,
        applies_from=row["applies_from"],
        text=label(row["text"]),
        legal_note=row["legal_note"],
    )


def _former_names(row: dict[str, Any]) -> list[FormerName]:
    former = row.get("former")
    return [FormerName(name=label(former["name"]), until=former["until"])] if former else []


def _centre(row: dict[str, Any], records: Records) -> Centre:
    city = place(row["place"])
    hours = [
        OpeningHours(weekday=day, opens=opens, closes=closes)
        for day, opens, closes in row.get("hours", [])
    ]
    return put(
        Centre,
        row["key"],
        {"hours": hours},
        slug=row["key"],
        name=label(row["name"]),
        country=records.countries[city["country"]],
        city=label(city["name"]),
        latitude=city["latitude"],
        longitude=city["longitude"],
        zone=city["zone"],
        address=row.get("address", ""),
        phone=row.get("phone", ""),
        email=row.get("email", ""),
        languages=row["languages"],
        services=label(row["services"]),
        status=row["status"],
        status_note=label(row["status_note"]),
        opened=row.get("opened"),
        is_fictional=row["is_fictional"],
        **sourced(row),
    )


def seed_strategy(records: Records) -> None:
    """Seed priorities, key messages, versions and action plans."""
    content = load("records/strategy")
    for row in content["priority"]:
        records.priorities[row["number"]] = put(
            Priority,
            str(row["number"]),
            number=row["number"],
            name=label(row["name"]),
            text=label(row["text"]),
        )
    for row in content["message"]:
        records.messages[row["key"]] = put(
            KeyMessage,
            row["key"],
            priority=records.priorities[row["priority"]],
            text=label(row["text"]),
            sort_order=row["sort_order"],
        )
    for row in content["version"]:
        records.versions[row["key"]] = put(
            StrategyVersion,
            row["key"],
            number=row["number"],
            name=label(row["name"]),
            name_variants=label("\n".join(row["name_variants"].split("; "))),
            adopted_on=row["adopted_on"],
            presented_on=row.get("presented_on"),
            status=row["status"],
            supersedes=records.versions.get(row.get("supersedes", "")),
            what_changed=label(row["what_changed"]),
            **sourced(row),
        )
    for row in load("records/plans")["plan"]:
        _plan(row, records)


def _plan(row: dict[str, Any], records: Records) -> None:
    plan = put(
        ActionPlan,
        row["key"],
        slug=row["key"],
        name=label(row["name"]),
        period_start=row["period_start"],
        period_end=row["period_end"],
        period_note=label(row.get("period_note")),
        adopted_on=row.get("adopted_on"),
        **sourced(row),
    )
    records.plans[row["key"]] = plan
    for action in row.get("action", []):
        key = f"{row['key']}/{action['number']}"
        records.actions[key] = put(
            Action,
            key,
            {"countries": [records.countries[code] for code in action.get("countries", [])]},
            plan=plan,
            number=action["number"],
            title=label(action["title"]),
            priority=records.priorities[action["priority"]],
            body=records.bodies.get(action.get("body", "")),
            due=action["due"],
            status=action["status"],
            evidence_url=action.get("evidence_url", ""),
            **sourced(row),
        )
