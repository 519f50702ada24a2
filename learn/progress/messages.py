"""What the pages of a lesson's project are told beside its run's events. Kept as rows: see `models.Attempt`."""

import msgspec

from runner.messages import Event


class Checking(Event, tag="checking", frozen=True, kw_only=True):
    """The step is being checked."""

    attempt: str


class Checked(Event, tag="checked", frozen=True, kw_only=True):
    """It was, or a question was answered: the page asks anew for what there is to see."""

    attempt: str
    passed: bool
    text: str  # to be read out


encode = msgspec.json.Encoder().encode
