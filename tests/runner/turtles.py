"""What a program drew, as the page hears it."""

import json

import msgspec

from runner.messages import Act, Drawing

AT_ONCE = Act(kind="pace", x=0)


def at_once(kernel, event):
    """Do not wait for the page to draw."""
    if isinstance(event, Drawing):
        kernel.act(AT_ONCE)


def commands_of(event, *names) -> list:
    """As arrays."""
    everything = json.loads(msgspec.json.encode(event.commands))
    return [command for command in everything if not names or command[0] in names]


def commands(ran, *names) -> list:
    """What was drawn."""
    return [command for event in ran.all(Drawing) for command in commands_of(event, *names)]
