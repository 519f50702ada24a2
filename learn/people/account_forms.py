"""allauth's forms, in this site's words."""

import contextlib
import re
import unicodedata
from collections.abc import Iterator

from allauth.account import forms as allauth_forms
from allauth.mfa import app_settings as factor_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as app_forms
from django import forms
from django.core.cache import cache

A_GOOD_ONE = "At least 10 characters. Three or four words in a row are easy to keep in mind."
NUMBER_OR_SPARE_CODE = "The six digits, or a spare code"
DIGITS_OF_AN_APP = 6
NO_SPARE_CODE = "That is none of your spare codes, or it has been used: each works once. Try another one."


def say(form: forms.Form, name: str, label: str, *, hint: str = "") -> None:
    """Label a field, and take away what allauth says in its place: other words, and a link to a closed page."""
    form.fields[name].label = label
    form.fields[name].help_text = hint
    form.fields[name].widget.attrs.pop("placeholder", None)


class LoginForm(allauth_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "login", "Your name or e-mail address")
        say(self, "password", "Password")
        say(self, "remember", "Stay signed in on this computer")
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}

    def clean_login(self) -> str:
        """As names are kept: composed letters, single spaces."""
        return unicodedata.normalize("NFC", " ".join(self.cleaned_data["login"].split()))


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "password", "Password")


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "oldpassword", "Your password until now")
        say(self, "password1", "The new one", hint=A_GOOD_ONE)
        say(self, "password2", "The new one again")


class TakesSpareCodes(factor_forms.BaseAuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say_number(self, NUMBER_OR_SPARE_CODE)

    def clean_code(self) -> str:
        with spare_codes_named(self.data.get("code", "")):
            code = super().clean_code()
            if self.authenticator.type == Authenticator.Type.TOTP:
                self._use_up(code)
            return code

    def _use_up(self, code: str) -> None:
        """A number lets nobody in twice: allauth remembers it for one period, and more fit one after the other."""
        good_for = factor_settings.TOTP_PERIOD * (2 * factor_settings.TOTP_TOLERANCE + 1)
        digits = re.sub(r"\D", "", code)
        if not cache.add(f"number-used:{self.user.pk}:{digits}", True, good_for):
            raise get_adapter().validation_error("incorrect_code")


class AuthenticateForm(TakesSpareCodes, factor_forms.AuthenticateForm):
    pass


class ReauthenticateByCodeForm(TakesSpareCodes, factor_forms.ReauthenticateForm):
    pass


class ActivateAppForm(app_forms.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say_number(self, "The six digits that the app shows")


def say_number(form: forms.Form, label: str) -> None:
    say(form, "code", label)
    form.fields["code"].widget.attrs["inputmode"] = "numeric"


@contextlib.contextmanager
def spare_codes_named(typed: str) -> Iterator[None]:
    """What is too long for a number of the app was meant as a spare code."""
    try:
        yield
    except forms.ValidationError as refusal:
        if refusal.code == "incorrect_code" and len("".join(typed.split())) > DIGITS_OF_AN_APP:
            raise forms.ValidationError(NO_SPARE_CODE) from refusal
        raise
