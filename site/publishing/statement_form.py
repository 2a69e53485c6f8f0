"""The form of a public statement: a choice is made anew for each change of the live page."""

import uuid
from typing import Any

from core.forms import PublicationPageForm


class StatementForm(PublicationPageForm):
    """Offers no choice that an earlier publication used up, and names the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.has_chosen:
            self.initial.update(change="", change_note="")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if not data.get("change"):
            self.instance.change_id = None
        elif not self.instance.has_chosen:
            self.instance.change_id = uuid.uuid4()
        return data
