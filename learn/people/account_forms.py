"""allauth's forms, in this site's words."""

import unicodedata

from allauth.account import forms as allauth_forms
from django import forms

A_GOOD_ONE = "At least 10 characters. Three or four words in a row are easy to keep in mind."


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
