"""Which of allauth's pages are open, and to whom."""

from collections.abc import Callable

from allauth.account.internal import stagekit
from allauth.mfa.utils import is_mfa_enabled
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

# Everything else allauth brings (sign-up, e-mail addresses, password by e-mail …) is no page of this site.
OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_change_password",
        "account_reauthenticate",
        "openid_connect_login",
        "openid_connect_callback",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
    }
)


class AccountsAreForTeachers:
    """Students have neither password nor e-mail, and are not led to give them."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest):
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args, kwargs) -> HttpResponse | None:
        if not view.__module__.startswith("allauth."):
            return None
        name = request.resolver_match.url_name or "" if request.resolver_match else ""
        if name not in OPEN and not name.startswith("mfa_"):
            raise Http404
        if request.user.is_authenticated and not request.user.is_teacher:
            return redirect("people:sign_out")
        _forget_what_waits_for_nothing(request)
        return None


def _forget_what_waits_for_nothing(request: HttpRequest) -> None:
    """Of somebody whose second factor was switched off while they were asked for it: allauth would lead to and fro."""
    stage = stagekit.get_pending_stage(request)
    if stage and not is_mfa_enabled(stage.login.user):
        stagekit.clear_login(request)
