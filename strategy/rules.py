"""What a page of the Strategy needs before it goes live."""

from typing import Any

from publishing.four_eyes import register_four_eyes


@register_four_eyes
def strategy_pages_need_two(page: Any) -> bool:
    """The Strategy, its priorities, materials and plans are the member states' (A1)."""
    return bool(page._meta.app_label == "strategy")
