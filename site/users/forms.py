"""Wagtail's forms of an account, with the office that attribution shows."""

from wagtail.users.forms import UserCreationForm, UserEditForm


class AccountForm(UserEditForm):
    """Changes an account."""

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"office"}


class NewAccountForm(UserCreationForm):
    """Makes an account."""

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"office"}
