"""Registers the directory's admin, and what a centre's editors see of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from wagtail import hooks
from wagtail.permissions import policy_registry
from wagtail.snippets.action_menu import PublishMenuItem
from wagtail.snippets.models import register_snippet

from directory.models import Centre
from directory.policies import CentrePolicy
from directory.viewsets import DirectoryGroup

register_snippet(DirectoryGroup)


class OwnPublishMenuItem(PublishMenuItem):
    """The button for whom the policy lets publish; Wagtail's own asks for the right on all."""

    def is_shown(self, context: dict[str, Any]) -> bool:
        policy: Any = policy_registry.get_by_type(context["model"])
        return bool(
            policy.own(context["request"].user, ["publish"]) and not context.get("locked_for_user")
        )


@hooks.register("register_snippet_action_menu_item")
def own_publish_item(model: Any) -> OwnPublishMenuItem | None:
    """Let a centre's editors publish what is theirs."""
    is_owned = isinstance(policy_registry.get_by_type(model), CentrePolicy)
    return OwnPublishMenuItem(order=30) if is_owned else None


@hooks.register("before_unpublish")
def refuse_own_closing(request: HttpRequest, instance: Any) -> None:
    """A centre comes into the directory and leaves it by HQ's decision."""
    if isinstance(instance, Centre) and not request.user.has_perm("directory.change_centre"):
        raise PermissionDenied
