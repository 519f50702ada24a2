"""What people type at the doors."""

import uuid

from django import forms
from django.contrib.auth.password_validation import validate_password

from learn.people import names
from learn.people.account_forms import A_GOOD_ONE
from learn.people.errors import RefusedName
from learn.people.models import User

# Neither the browser nor the keyboard of a tablet may "mend" what is copied from a card.
AS_TYPED = {
    "autofocus": True,
    "autocomplete": "off",
    "autocapitalize": "none",
    "autocorrect": "off",
    "spellcheck": "false",
}


class NameField(forms.CharField):
    """A name that others will read."""

    def __init__(self, *, longest: int = names.MAX_CHARS, **kwargs):
        super().__init__(**kwargs)
        self.longest = longest
        self.widget.attrs["maxlength"] = longest

    def to_python(self, value: str | None) -> str:
        text = value or ""
        if not text.strip():
            return ""
        try:
            return names.cleaned(text, max_chars=self.longest)
        except RefusedName as refused:
            raise forms.ValidationError(str(refused)) from None


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Class code",
        max_length=40,
        error_messages={
            "required": "Type the code that your teacher gave you.",
            "max_length": "That is too long for a class code: it has 8 letters and digits.",
        },
        widget=forms.TextInput(attrs=AS_TYPED | {"autocapitalize": "characters", "placeholder": "ABCD-2345"}),
    )


class JoinForm(forms.Form):
    nickname = NameField(
        label="Your nickname",
        help_text="Your class and your teacher will see it. It need not be your real name.",
        error_messages={"required": "Type a nickname first."},
        widget=forms.TextInput(attrs=AS_TYPED | {"autocapitalize": "words"}),
    )
    visit = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_visit(self) -> uuid.UUID:
        return self.cleaned_data["visit"] or uuid.uuid4()


class CardForm(forms.Form):
    words = forms.CharField(
        label="Your three words",
        max_length=80,
        error_messages={
            "required": "Type the three words from your card.",
            "max_length": "That is too long: a return card has three short words.",
        },
        widget=forms.TextInput(attrs=AS_TYPED | {"placeholder": "three small words"}),
    )


class TeacherForm(forms.Form):
    name = NameField(
        label="Your name",
        help_text="Students see it, and you sign in with it. For example: Ms Rivera.",
        error_messages={"required": "Type the name your students know you by."},
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="A password",
        help_text=A_GOOD_ONE,
        strip=False,
        max_length=200,
        error_messages={"required": "Choose a password."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="The same password again",
        strip=False,
        max_length=200,
        error_messages={"required": "Type the password a second time."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict:
        found = super().clean() or {}
        password, again = found.get("password"), found.get("again")
        if password and again and password != again:
            self.add_error("again", "The two passwords are different. Type the same one in both places.")
        elif password:
            self._check_strength(password, found.get("name", ""))
        return found

    def _check_strength(self, password: str, name: str) -> None:
        try:
            validate_password(password, User(username=name))
        except forms.ValidationError as weak:
            self.add_error("password", weak)


class ClassForm(forms.Form):
    name = NameField(
        label="Name of the class",
        longest=60,
        error_messages={"required": "Give the class a name, for example 7b or Monday club."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "7b"}),
    )
