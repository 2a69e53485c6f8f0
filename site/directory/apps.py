from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Who and where: countries, bodies, people, topics, centres."""

    name = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from directory.models import Centre, Channel
        from directory.policies import CentrePolicy

        register_permission_policy(Centre, CentrePolicy(Centre, "pk", ["change", "publish"]))
        register_permission_policy(
            Channel, CentrePolicy(Channel, "centre_id", ["add", "change", "publish"])
        )
