"""Reads of the Strategy's pages; each function's number of queries is fixed."""

from typing import TYPE_CHECKING, Any

from core.privacy import readable
from strategy.models.materials import LaunchMaterial, MaterialFile
from strategy.models.plans import Action
from strategy.models.versions import KeyMessage, Priority, StrategyVersion

if TYPE_CHECKING:
    from strategy.models.pages import (
        ActionPlanPage,
        ActionPlansPage,
        LaunchCollectionPage,
        PriorityPage,
        StrategyPage,
        StrategyVersionPage,
    )

#: A material and its files.
Filed = tuple[LaunchMaterial, list[MaterialFile]]


def materials(**conditions: Any) -> list[Filed]:
    """Return live launch materials that have files, each with them (one query).

    Args:
        conditions: on the files, such as `material__events=event`.
    """
    found: dict[int, Filed] = {}
    for file in (
        MaterialFile.objects.filter(material__live=True, **conditions)
        .exclude(document=None, video=None)
        .select_related("material", "document", "video")
        .order_by("material__sort_order", "material_id", "sort_order", "pk")
    ):
        found.setdefault(file.material_id, (file.material, []))[1].append(file)
    return list(found.values())


def key_messages() -> Any:
    """Return live key messages in order (one query)."""
    return KeyMessage.objects.filter(live=True, priority__live=True).select_related("priority")


def version_pages(parent: Any) -> Any:
    """Return the live version pages below the Strategy page, newest first (one query)."""
    from strategy.models.pages import StrategyVersionPage

    return _live_versions(StrategyVersionPage.objects.child_of(parent))


def versions_beside(page: "StrategyVersionPage") -> Any:
    """Return the live version pages of the same section, newest first (one query)."""
    return _live_versions(type(page).objects.sibling_of(page))


def _live_versions(pages: Any) -> Any:
    return (
        readable(pages)
        .filter(version__live=True)
        .select_related("version")
        .order_by("-version__number")
    )


def strategy_context(page: "StrategyPage") -> dict[str, Any]:
    """Return versions, the one in force, messages and materials of the section."""
    from strategy.models.pages import LaunchCollectionPage

    versions = list(version_pages(page))
    in_force = next(
        (v for v in versions if v.version.status == StrategyVersion.Status.IN_FORCE),
        None,
    )
    collection = readable(LaunchCollectionPage.objects.child_of(page)).first()
    return {
        "versions": versions,
        "in_force": in_force,
        "earlier": [v for v in versions if v is not in_force],
        "key_messages": list(key_messages()),
        "materials": materials(),
        "collection": collection,
    }


def version_context(page: "StrategyVersionPage") -> dict[str, Any]:
    """Return the versions before and after it, and the messages (two queries)."""
    version = page.version
    if version is None:
        return {}
    return {
        "versions": list(versions_beside(page)),
        "key_messages": list(key_messages()),
    }


def priority_context(page: "PriorityPage") -> dict[str, Any]:
    """Return the priority's messages and actions; entries are added by the template's tag."""
    if page.priority is None:
        return {}
    return {
        "key_messages": list(page.priority.key_messages.filter(live=True)),
        "actions": page.priority.actions.filter(live=True, plan__live=True).select_related(
            "plan", "body"
        ),
    }


def material_groups(page: "LaunchCollectionPage") -> list[dict[str, Any]]:
    """Return the groups with their live materials (one query for all groups)."""
    wanted = [
        [material.pk for material in child.value["materials"] if material] for child in page.groups
    ]
    keys_of_all = {pk for group in wanted for pk in group}
    found = {row[0].pk: row for row in materials(material__in=keys_of_all)}
    return [
        {
            "heading": child.value["heading"],
            "text": child.value["text"],
            "materials": [found[pk] for pk in keys if pk in found],
        }
        for child, keys in zip(page.groups, wanted, strict=True)
    ]


def plan_pages(page: "ActionPlansPage") -> Any:
    """Return the live plan pages, newest period first (one query)."""
    from strategy.models.pages import ActionPlanPage

    return (
        readable(ActionPlanPage.objects.child_of(page))
        .filter(plan__live=True)
        .select_related("plan")
        .order_by("-plan__period_start", "-pk")
    )


def plan_context(page: "ActionPlanPage") -> dict[str, Any]:
    """Return the plan's actions and where it was adopted (two queries)."""
    if page.plan is None:
        return {}
    return {
        "actions": Action.objects.filter(plan=page.plan, live=True).select_related("plan", "body"),
        "adopted_at": list(page.plan.adopting_events.filter(live=True)),
    }


def priorities() -> Any:
    """Return live priorities in order (one query)."""
    return Priority.objects.filter(live=True)
