"""Seeds series and events with their programme, figures and decisions."""

from typing import Any

from demo.content import label, load
from demo.records import Records, place, put, sourced
from events.models import Decision, Event, Figure, Series, Session

FILES = ("events/forums", "events/meetings", "events/centre-meetings")


def seed_events(records: Records) -> None:
    """Seed every event of the content files."""
    series = {
        row["key"]: put(
            Series,
            row["key"],
            slug=row["key"],
            name=label(row["name"]),
            kind=row["kind"],
            sort_order=order,
        )
        for order, row in enumerate(load("records/series")["item"])
    }
    for name in FILES:
        for row in load(name)["item"]:
            event = _event(row, series[row["series"]], records)
            records.events[row["key"]] = event
            for decision in row.get("decision", []):
                _decision(decision, row, event, records)


def _event(row: dict[str, Any], series: Series, records: Records) -> Event:
    city = place(row["place"])
    sessions = _programme() if row["key"] == "forum-demo" else []
    return put(
        Event,
        row["key"],
        {
            "sessions": sessions,
            "figures": [_figure(figure) for figure in row.get("figure", [])],
            "adopts": [records.versions[key] for key in row.get("adopts", [])],
            "presents": [records.versions[key] for key in row.get("presents", [])],
            "adopts_plans": [records.plans[key] for key in row.get("adopts_plans", [])],
            "materials": [records.materials[key] for key in row.get("materials", [])],
        },
        slug=row["key"],
        series=series,
        ordinal=row.get("ordinal"),
        name=label(row["name"]),
        status=row["status"],
        status_note=label(row.get("status_note")),
        starts_on=row["starts_on"],
        ends_on=row.get("ends_on"),
        starts_at=row.get("starts_at"),
        zone=city["zone"],
        country=records.countries[city["country"]],
        city=label(city["name"]),
        latitude=city["latitude"],
        longitude=city["longitude"],
        host=records.bodies.get(row.get("host", "")),
        centre=records.centres.get(row.get("centre", "")),
        languages=row.get("languages", []),
        registration_url=row.get("registration_url", ""),
        registration_closes=row.get("registration_closes"),
        is_fictional=row.get("is_fictional", False),
        **sourced(row),
    )


def _programme() -> list[Session]:
    content = load("events/demo-programme")
    return [
        Session(
            sort_order=order,
            day=row["day"],
            starts=row["starts"],
            ends=row["ends"],
            title=label(row["title"]),
            room=label(content["rooms"][row["room"]]),
            languages=row["languages"],
            is_break=row.get("is_break", False),
            is_cancelled=row.get("is_cancelled", False),
        )
        for order, row in enumerate(content["session"])
    ]


def _figure(row: dict[str, Any]) -> Figure:
    return Figure(**{**row, "label": label(row["label"])})


def _decision(row: dict[str, Any], of: dict[str, Any], event: Event, records: Records) -> None:
    put(
        Decision,
        f"{of['key']}/{row['number']}",
        {"actions": [records.actions[key] for key in row.get("actions", [])]},
        event=event,
        number=row["number"],
        text=label(row["text"]),
        **sourced(of),
    )
