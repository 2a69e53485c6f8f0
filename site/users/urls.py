"""Addresses of signing in and of the second step; they stand before Wagtail's.

Only what is used of django-allauth has an address: no signing up, no changing of mail addresses.
"""

from typing import Any

from django.conf import settings
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from wagtail.admin.auth import require_admin_access

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)

from users import views


def _inside(view: Any) -> Any:
    """Open `view` to whoever may enter the admin, in the own language, kept by no cache."""
    return never_cache(require_admin_access(view))


_sign_in = [
    path("login/", views.SignInView.as_view(), name="account_login"),
    path("login/code/", AuthenticateView.as_view(), name="mfa_authenticate"),
    path("login/passkey/", LoginWebAuthnView.as_view(), name="mfa_login_webauthn"),
    path(
        "login/confirm/",
        _inside(ReauthenticateView.as_view()),
        name="account_reauthenticate",
    ),
    path("login/confirm/code/", _inside(CodeView.as_view()), name="mfa_reauthenticate"),
    path(
        "login/confirm/passkey/",
        _inside(ReauthenticateWebAuthnView.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
]

_password = [
    path(
        "password_reset/confirm/<uidb64>/<token>/",
        views.PasswordView.as_view(),
        name="choose_password",
    )
]

_second_factor = [
    path("second-factor/", _inside(views.SecurityView.as_view()), name="mfa_index"),
    path("second-factor/choose/", _inside(views.choose), name="second_factor_choose"),
    path("second-factor/app/", _inside(ActivateTOTPView.as_view()), name="mfa_activate_totp"),
    path(
        "second-factor/app/remove/",
        _inside(DeactivateTOTPView.as_view()),
        name="mfa_deactivate_totp",
    ),
    path("second-factor/passkey/", _inside(AddWebAuthnView.as_view()), name="mfa_add_webauthn"),
    path(
        "second-factor/passkeys/",
        _inside(RedirectView.as_view(url="../")),
        name="mfa_list_webauthn",
    ),
    path(
        "second-factor/passkey/<int:pk>/",
        _inside(EditWebAuthnView.as_view()),
        name="mfa_edit_webauthn",
    ),
    path(
        "second-factor/passkey/<int:pk>/remove/",
        _inside(RemoveWebAuthnView.as_view()),
        name="mfa_remove_webauthn",
    ),
    path(
        "second-factor/recovery/",
        _inside(ViewRecoveryCodesView.as_view()),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-factor/recovery/new/",
        _inside(GenerateRecoveryCodesView.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    path("second-factor/sign-out/", _inside(views.end_others), name="end_other_sessions"),
    path("second-factor/reset/<int:pk>/", _inside(views.reset), name="reset_second_factor"),
]

_single_sign_on: list[Any] = []
if settings.OIDC_ISSUER:
    # Its models are there only when a provider is named.
    from users.single_sign_on import begin, come_back

    _provider = {"provider_id": "provider"}
    _single_sign_on = [
        path("login/provider/", begin, _provider, name="openid_connect_login"),
        path("login/provider/back/", come_back, _provider, name="openid_connect_callback"),
    ]

admin_urls = [*_sign_in, *_single_sign_on, *_password, *_second_factor]

#: Wagtail's second sign-in form, for readers' accounts, would know no limits: there are no readers.
page_urls = [
    path(
        "_util/login/", RedirectView.as_view(pattern_name="account_login"), name="wagtailcore_login"
    )
]
