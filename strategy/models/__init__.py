"""Records and pages of the Strategy."""

from strategy.models.materials import LaunchMaterial, MaterialFile
from strategy.models.pages import (
    ActionPlanPage,
    ActionPlansPage,
    LaunchCollectionPage,
    PriorityPage,
    StrategyPage,
    StrategyVersionPage,
)
from strategy.models.plans import Action, ActionPlan
from strategy.models.versions import KeyMessage, Priority, StrategyVersion

__all__ = [
    "Action",
    "ActionPlan",
    "ActionPlanPage",
    "ActionPlansPage",
    "KeyMessage",
    "LaunchCollectionPage",
    "LaunchMaterial",
    "MaterialFile",
    "Priority",
    "PriorityPage",
    "StrategyPage",
    "StrategyVersion",
    "StrategyVersionPage",
]
