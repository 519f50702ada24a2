"""What allauth asks this site: who may get an account, and what they are called."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from learn.people import known_browsers, names, welcome
from learn.people.errors import RefusedName
from learn.people.models import User


def may_teach(sociallogin: SocialLogin) -> bool:
    """Whether the school vouches for an e-mail address of this person in one of its teachers' domains."""
    domains = {domain.lower().removeprefix("@") for domain in settings.OIDC_TEACHER_DOMAINS}
    # The provider's word must be `true` itself: some send the text "false".
    verified = [address.email for address in sociallogin.email_addresses if address.verified is True]
    return any(email.count("@") == 1 and email.partition("@")[2].lower() in domains for email in verified)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "This name and password do not fit together. Look at both once more.",
        "email_password_mismatch": "This address and password do not fit together. Look at both once more.",
        "too_many_login_attempts": "There were too many wrong tries. Wait a few minutes, then try again.",
        "enter_current_password": "That is not your password until now. Type it once more.",
        "incorrect_password": "That is not your password. Type it once more.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Students come by class code, teachers by link or through their school."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        username = credentials.get("username", "")
        if not known_browsers.is_known(request, username):
            super().pre_authenticate(request, **credentials)
        elif not known_browsers.may_try(request, username):
            raise self.validation_error("too_many_login_attempts")

    def post_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse:
        response = super().post_login(request, user, **options)
        known_browsers.remember(request, response, user)
        return response

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That number does not fit. Wait for the next one in your app, and type it at once. "
        "If none fits, the clock of the phone is wrong, or the clock of the machine that runs this site.",
    }


class SchoolAdapter(DefaultSocialAccountAdapter):
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Asked at every sign-in, so that who leaves the domain loses the door as well."""
        if not may_teach(sociallogin):
            raise ImmediateHttpResponse(render(request, "socialaccount/not_a_teacher.html", status=403))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return may_teach(sociallogin)

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict) -> User:
        user = super().populate_user(request, sociallogin, data)
        user.display_name = _display_name(data)
        user.is_teacher = True
        return user

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form=None) -> User:
        user = super().save_user(request, sociallogin, form)
        welcome.take_over_demo_class(user)
        return user


def _display_name(data: dict) -> str:
    """The name the school gives, as far as it can be shown; else what stands before the @."""
    whole = data.get("name") or f"{data.get('first_name') or ''} {data.get('last_name') or ''}"
    for text in (whole, (data.get("email") or "").partition("@")[0]):
        try:
            return names.cleaned(text[: names.MAX_CHARS])
        except RefusedName:
            continue
    return "Teacher"
