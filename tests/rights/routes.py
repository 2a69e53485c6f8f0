"""Every route of the URL configuration, by name, with its pattern."""

import re

from django.urls import get_resolver

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\\.)*\)")
BULK = "wagtail_bulk_action"
ACTION = "wagtailadmin_api:pages:action"


def _walk(resolver, before="", spaces=""):
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _walk(pattern, here, spaces + space)
        else:
            yield here, f"{spaces}{pattern.name}" if pattern.name else ""


def routes():
    """`{name: patterns}`; a route without a name is called by its pattern.

    Where one stands before another of the same address (ours before Wagtail's), it is one route.
    Bulk actions and the verbs of the admin's API are routes of their own.
    """
    names, found = {}, {}
    rows = [(re.sub(r"[\^$]", "", here), name) for here, name in _walk(get_resolver())]
    for here, name in rows:
        names[here] = names.get(here) or name
    for here, name in names.items():
        found.setdefault(name or here, []).append(here)
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            for action in actions:
                found[f"{BULK}:{app}.{model}:{action}"] = [f"admin/bulk/{app}/{model}/{action}/"]
    for action in PagesAdminAPIViewSet.actions:
        address = f"admin/api/main/pages/<int:pk>/action/{action}/"
        found[f"{ACTION}:{action}"] = [address]
    del found[BULK], found[ACTION]
    return found
