"""What a teacher or a student says about giving."""

from django import forms

MOST = 100


class SwitchForm(forms.Form):
    gives = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


class NumbersField(forms.Field):
    """Several numbers under one name; whatever is none is as if it were not there."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> set[int]:
        return {int(text) for text in (value or [])[:MOST] if text.isascii() and text.isdigit() and len(text) < 10}


class ChosenForm(forms.Form):
    shown = NumbersField(required=False)
    chosen = NumbersField(required=False)
