"""Signing in, choosing a second step, sessions, and the administrator's reset."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wagtail.admin import messages
from wagtail.admin.views.account import PasswordResetConfirmView

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView
from allauth.mfa.base.views import IndexView

from users.factor_reset import reset_second_factor
from users.models import User
from users.second_factor import has_factor, must_have
from users.sessions import end_all, own_sessions


class SignInView(LoginView):
    """The admin's only door: password with its limits, then whatever second step there is."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            if request.user.has_perm("wagtailadmin.access_admin"):
                return redirect(self.get_next_url() or reverse("wagtailadmin_home"))
            logout(request)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "is_demonstration": settings.DEMONSTRATION and not settings.SECOND_FACTOR_REQUIRED,
            "single_sign_on": settings.OIDC_NAME,
        }


class PasswordView(PasswordResetConfirmView):
    """A new password by a mailed link; with the first one a new editor is in at once.

    Whoever was here before signs in with it: a link alone must not open what a second step guards.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        assert isinstance(self.user, User)  # the link says whose it is
        is_first = self.user.last_login is None and not has_factor(self.user)
        response = super().form_valid(form)
        if not is_first:
            return response
        login(self.request, self.user, backend="django.contrib.auth.backends.ModelBackend")
        # The second step is set up within minutes of the password, so it isn't asked for again.
        record_authentication(self.request, self.user, method="password")
        return redirect("wagtailadmin_home")


class SecurityView(IndexView):
    """A person's devices, recovery codes and sessions."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "sessions": own_sessions(self.request),
            "is_demanded": settings.SECOND_FACTOR_REQUIRED and must_have(user),
            "is_demonstration": settings.DEMONSTRATION and not settings.SECOND_FACTOR_REQUIRED,
        }


def choose(request: HttpRequest) -> HttpResponse:
    """Offer the ways to a first second factor."""
    if has_factor(request.user):
        return redirect("mfa_index")
    return TemplateResponse(request, "users/choose.html")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign the user out everywhere else."""
    assert isinstance(request.user, User)
    end_all([request.user], but=request.session.session_key)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("mfa_index")


def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an administrator take somebody's second factor away, after asking.

    Raises:
        PermissionDenied: the user may not change accounts, or not a superuser's.
    """
    person = get_object_or_404(User, pk=pk)
    user = request.user
    if not user.has_perm("users.change_user") or (person.is_superuser and not user.is_superuser):
        raise PermissionDenied
    if request.method == "POST":
        reset_second_factor(person, user)
        messages.success(
            request,
            _("%(person)s sets up a new second step at the next sign-in.") % {"person": person},
        )
        return redirect("wagtailusers_users:edit", person.pk)
    return TemplateResponse(request, "users/reset.html", {"person": person})
