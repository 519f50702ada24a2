"""What was wrong with a run, as it was said to its student."""

from msgspec import DecodeError

from runner import messages
from runner.messages import Diagnosed
from runner.models import Run

BEGIN = '{"type":"diagnosed"'


def first_tag(run: Run) -> str:
    for line in run.transcript.split("\n"):
        if line.startswith(BEGIN):
            try:
                event = messages.decode_event(line)
            except DecodeError:  # of another time
                continue
            if isinstance(event, Diagnosed) and event.findings:
                return event.findings[0].tag
    return ""
