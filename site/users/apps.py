from django.apps import AppConfig

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    """Accounts of editors. No page model may live here (first migrations would cycle)."""

    name = "users"
    verbose_name = "Accounts"
    default = True

    def ready(self) -> None:
        from users import receivers

        receivers.connect()


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's users app; its views are replaced here when the product needs more."""

    user_viewset = "users.viewsets.AccountViewSet"
    group_viewset = "users.viewsets.GroupViewSet"
