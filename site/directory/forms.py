"""The form of a record that belongs to a centre, as the centre's editors may fill it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wagtail.permissions import policy_registry

from core.forms import PublicationRecordForm, offer_what_one_may_read

#: A centre comes into the directory and leaves it by HQ's decision.
SCHEDULE = ("go_live_at", "expire_at")


class OwnRecordForm(PublicationRecordForm):
    """Offers a centre's editors their own centre and what they may see; HQ is offered everything.

    What isn't offered is refused with an error at the field, whatever was posted.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy: Any = policy_registry.get_by_type(type(self.instance))
        user = self.for_user
        self.is_narrow = user is not None and not policy.is_everywhere(user)
        if not self.is_narrow:
            return
        offer_what_one_may_read(self)
        if "centre" in self.fields:
            own = self.fields["centre"]
            own.queryset = own.queryset.filter(pk__in=policy.own(user, ["change"]))
        if "default_image" in self.fields:
            self._offer_pictures()
        if "centre" not in self.fields:  # the centre itself
            for name in SCHEDULE:
                self.fields.pop(name, None)

    def _offer_pictures(self) -> None:
        """Offer the pictures that the user may choose, and the one that stands there."""
        field = self.fields["default_image"]
        policy = policy_registry.get_by_type(field.queryset.model)
        mine = policy.instances_user_has_any_permission_for(self.for_user, ["choose", "change"])
        known = Q(pk=self.instance.default_image_id)
        field.queryset = field.queryset.filter(known | Q(pk__in=mine.values("pk")))

    def clean(self) -> dict[str, Any]:
        """A record without a centre would be taken from the one who writes it."""
        data: dict[str, Any] = super().clean()
        if self.is_narrow and "centre" in self.fields and not data.get("centre"):
            self.add_error("centre", _("Choose your centre."))
        return data
