"""The form of a record that belongs to a centre, as the centre's editors may fill it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.permissions import policy_registry

from core.forms import PublicationRecordForm

#: A centre comes into the directory and leaves it by HQ's decision.
SCHEDULE = ("go_live_at", "expire_at")
#: What HQ decided of it last holds, also when its editors put an older version back.
DECIDED = ("trusted",)


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
        if "centre" in self.fields:
            own = self.fields["centre"]
            own.queryset = own.queryset.filter(pk__in=policy.own(user, ["change"]))
        if "centre" not in self.fields:  # the centre itself
            for name in SCHEDULE:
                self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """A record without a centre would be taken from the one who writes it."""
        data: dict[str, Any] = super().clean()
        if self.is_narrow and "centre" not in self.fields:
            self._keep_what_is_decided()
        if self.is_narrow and "centre" in self.fields and not data.get("centre"):
            self.add_error("centre", _("Choose your centre."))
        return data

    def _keep_what_is_decided(self) -> None:
        row = type(self.instance)._default_manager.filter(pk=self.instance.pk).first()
        if row is not None:
            latest = row.get_latest_revision_as_object()
            for name in DECIDED:
                setattr(self.instance, name, getattr(latest, name))
