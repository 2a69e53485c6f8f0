"""What the templates of the Strategy's pages print."""

from typing import TYPE_CHECKING, Any

from django.db.models import Value
from django.utils.translation import gettext as _

from blocks.present import chapters, contents
from core.labels import localized
from core.paging import page_of, pagination
from core.templatetags.core_tags import label
from entries.models import Entry
from entries.present import rows
from strategy import present, queries
from strategy.models.versions import StrategyVersion
from text.casing import sentence

if TYPE_CHECKING:
    from strategy.models.pages import (
        ActionPlanPage,
        ActionPlansPage,
        LaunchCollectionPage,
        PriorityPage,
        StrategyPage,
        StrategyVersionPage,
    )

CARRIED = 10
#: A panel has room for four.
FACTS = 4
ACTIONS_A_PAGE, PLANS_A_PAGE = 100, 60


def strategy_context(page: "StrategyPage") -> dict[str, Any]:
    """Return the version in force with its text, messages and materials (six queries)."""
    raw = queries.strategy_context(page)
    language = page.locale.language_code
    in_force = raw["in_force"]
    parts = chapters(in_force.clauses) if in_force else []
    collection = raw["collection"]
    return {
        "in_force": in_force,
        "facts": version_facts(in_force.version, language) if in_force else [],
        "meta": version_dates(in_force.version, language) if in_force else [],
        "chapters": parts,
        "contents": contents(parts),
        "note": in_force.note if in_force else "",
        "key_messages": [localized(m.text, language)[0] for m in raw["key_messages"]],
        "materials": present.material_rows(raw["materials"], language)[:6],
        "collection_url": collection.url if collection else "",
        "collection_key": collection.translation_key if collection else None,
        "buttons": _buttons(bool(parts), collection),
        "versions": [version_row(v, language) for v in raw["versions"]],
    }


def _buttons(has_text: bool, collection: Any) -> list[dict[str, Any]]:
    """Return the panel's ways on: read the text, take the materials."""
    buttons: list[dict[str, Any]] = []
    if has_text:
        buttons.append({"url": "#text", "text": _("Read the text")})
    if collection:
        buttons.append(
            {"url": collection.url, "text": _("Launch materials"), "second": bool(buttons)}
        )
    return buttons


def version_dates(version: StrategyVersion, language: str) -> list[str]:
    """Return the dates of the panel's meta line."""
    found = []
    if version.adopted_on:
        found.append(_("Adopted: %(date)s") % {"date": version.adopted_on.display(language)})
    if version.presented_on:
        date = version.presented_on.display(language)
        found.append(_("Presented: %(date)s") % {"date": date})
    return found


def version_facts(version: StrategyVersion, language: str) -> list[dict[str, str]]:
    """Return where and when the version was adopted and presented (one query)."""
    both: tuple[Any, Any] = (version.adopting_events, version.presenting_events)
    adopted, presented = (
        events.filter(live=True).exclude(starts_on=None).order_by().annotate(rank=Value(rank))
        for rank, events in enumerate(both)
    )
    units = (_("adopted in %(city)s"), _("presented to the public in %(city)s"))
    return [
        {
            "value": event.starts_on.display(language),
            "unit": units[event.rank] % {"city": localized(event.city, language)[0]},
            "source": localized(event.name, language)[0],
        }
        for event in adopted.union(presented, all=True).order_by("rank", "-starts_on")[:FACTS]
    ]


def version_row(page: "StrategyVersionPage", language: str) -> dict[str, Any]:
    """Return the row of a version in the list of versions."""
    version = page.version
    assert version is not None
    adopted = version.adopted_on
    return {
        "title": page.title,
        "url": page.url,
        "date": adopted.short(language) if adopted else "",
        "datetime": str(adopted or ""),
        "sign": "m2",
        "kind": sentence(str(version.get_status_display()), language),
        "text": localized(version.what_changed, language)[0],
    }


def version_context(page: "StrategyVersionPage") -> dict[str, Any]:
    """Return the text of one version and its place among the others (seven queries)."""
    raw = queries.version_context(page)
    if not raw:
        return {"chapters": chapters(page.clauses)}
    language = page.locale.language_code
    parts = chapters(page.clauses)
    version = page.version
    assert version is not None
    newer = next((v for v in raw["versions"] if v.version.supersedes_id == version.pk), None)
    return {
        "version": version,
        "is_in_force": version.status == StrategyVersion.Status.IN_FORCE,
        "state": sentence(str(version.get_status_display()), language),
        "meta": version_dates(version, language),
        "facts": version_facts(version, language),
        "chapters": parts,
        "contents": contents(parts),
        "what_changed": label(version.what_changed),
        "superseded_by": newer,
        "key_messages": [localized(m.text, language)[0] for m in raw["key_messages"]],
        "versions": [version_row(v, language) for v in raw["versions"] if v.pk != page.pk],
    }


def priority_context(page: "PriorityPage", number: str | None) -> dict[str, Any]:
    """Return what carries the priority, in the page's language (four queries).

    Raises:
        Http404: a page that the list of actions doesn't have.
    """
    raw = queries.priority_context(page)
    if not raw or page.priority is None:
        return {}
    language = page.locale.language_code
    actions = page_of(raw["actions"], number, ACTIONS_A_PAGE)
    entries = [
        entry
        for entry in Entry.objects.filter(language=language, kind="news")
        .exclude(priorities=[])
        .defer("text")
        .order_by("-sort_date", "-pk")[:200]
        if page.priority_id in entry.priorities
    ]
    return {
        "number": page.priority.number,
        "key_messages": [localized(m.text, language)[0] for m in raw["key_messages"]],
        "actions": [action_row(a, language) for a in actions],
        "pagination": pagination(actions, page.url),
        "articles": rows(entries[:CARRIED]),
    }


def action_row(action: Any, language: str) -> dict[str, Any]:
    """Return one action for the plan's table."""
    tones = {"done": "open", "dropped": "alert"}
    return {
        "number": action.number,
        "title": label(action.title),
        "body": label(action.body.name) if action.body else "",
        "due": action.due.display(language) if action.due else "",
        "status": sentence(str(action.get_status_display()), language),
        "tone": tones.get(action.status, ""),
        "evidence": action.evidence_url,
        "note": label(action.note),
        "plan": label(action.plan.name),
    }


def collection_context(page: "LaunchCollectionPage") -> dict[str, Any]:
    """Return the groups of materials, what exists in the reader's language first."""
    language = page.locale.language_code
    groups = [
        {
            "heading": group["heading"],
            "text": group["text"],
            "rows": present.material_rows(group["materials"], language),
        }
        for group in queries.material_groups(page)
    ]
    return {"groups": [group for group in groups if group["rows"]]}


def plans_context(page: "ActionPlansPage", number: str | None) -> dict[str, Any]:
    """Return one page of the plans (two queries).

    Raises:
        Http404: a page that the list doesn't have.
    """
    current = page_of(queries.plan_pages(page), number, PLANS_A_PAGE)
    return {"plans": current, "pagination": pagination(current, page.url)}


def plan_context(page: "ActionPlanPage", number: str | None) -> dict[str, Any]:
    """Return the plan's period, where it was adopted, and a page of its actions (four queries).

    Raises:
        Http404: a page that the list of actions doesn't have.
    """
    raw = queries.plan_context(page)
    if not raw:
        return {}
    language = page.locale.language_code
    actions = page_of(raw["actions"], number, ACTIONS_A_PAGE)
    return {
        "plan": page.plan,
        "actions": [action_row(a, language) for a in actions],
        "pagination": pagination(actions, page.url),
        "adopted_at": [
            {
                "name": label(event.name),
                "when": event.starts_on.display(language) if event.starts_on else "",
            }
            for event in raw["adopted_at"]
        ],
    }
