"""What a document of a meeting needs before it goes live."""

from typing import Any

from publishing.four_eyes import register_four_eyes


@register_four_eyes
def outcome_documents_need_two(page: Any) -> bool:
    """What was adopted is published as it was adopted (A1)."""
    from events.models import OutcomeDocumentPage

    return isinstance(page, OutcomeDocumentPage)
