"""Admin of accounts."""

from typing import Any

from wagtail.users.views.users import UserViewSet

from users.forms import AccountForm, NewAccountForm


class AccountViewSet(UserViewSet):
    """Accounts with their office."""

    def get_form_class(self, for_update: bool = False) -> Any:
        return AccountForm if for_update else NewAccountForm
