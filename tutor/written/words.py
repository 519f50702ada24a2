"""One kind of mistake in three steps, each telling more; and how a finding's own facts get into them."""

import string
from typing import NamedTuple

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding


class Words(NamedTuple):
    """`{where}` is the line, `{name}` and others are facts of the finding; code stands between backticks."""

    nudge: str  # where to look, as a question
    explain: str  # why Python does so; a question at its end, or ours is added
    example: str  # a few lines about something else that do it rightly


def fill(text: str, finding: Finding) -> str:
    """`text`, which is written here, with the facts of this finding."""
    filled = _Filled().vformat(text, (), {**finding.names, "where": where(finding)})
    return filled[:1].upper() + filled[1:]


def where(finding: Finding) -> str:
    if not finding.line:
        return _("your program")
    if finding.file and finding.file != "main.py":
        return _("line {line} of {file}").format(line=finding.line, file=finding.file)
    return _("line {line}").format(line=finding.line)


class _Filled(string.Formatter):
    """Values are put in as they are: a student's braces are no places to fill, and no attribute is reached."""

    def get_field(self, field_name, args, kwargs):
        return str(kwargs[field_name]), field_name

    def format_field(self, value, format_spec):
        return value
