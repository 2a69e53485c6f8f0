"""Registers the Strategy's admin."""

from wagtail.snippets.models import register_snippet

from strategy.viewsets import StrategyGroup

register_snippet(StrategyGroup)
