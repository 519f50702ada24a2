"""A traced run as a page sees it: step after step, with what every name held."""

import dataclasses

from runner.messages import Step, Steps


@dataclasses.dataclass
class Seen:
    """One step, put together from all changes up to it."""

    line: int
    event: str
    functions: list[str]  # of the frames, outermost first; a number where some are left out
    values: list[dict]  # of each frame: name -> words, or the number of a thing
    things: dict[int, tuple]  # number -> (shape, type, how many items, parts)
    printed: list[int]
    text: str

    def __getitem__(self, name: str):
        """What a name of the innermost frame holds: words, or a thing with all it holds."""
        return self.whole(self.values[-1][name])

    def whole(self, value, depth: int = 0):
        if isinstance(value, str):
            return value
        shape, kind, _, parts = self.things[value]
        if depth > 3:
            return (shape, value)
        held = [self.whole(part, depth + 1) for part in parts]
        if shape in ("dict", "object", "class"):
            return (kind, dict(zip(held[::2], held[1::2], strict=True)))
        return (kind, held)


def steps_of(ran) -> list[Step]:
    return [step for event in ran.all(Steps) for step in event.steps]


def seen(ran) -> list[Seen]:
    things: dict[int, list] = {}  # number -> [what, total, parts]
    stack: list[int] = []
    printed = [0, 0, 0]
    told = []
    for step in steps_of(ran):
        for change in step.changes:
            what, _, parts = things.get(change.thing, ([], 0, []))
            parts = (list(parts) + [""] * change.size)[: change.size]
            for start, *values in change.patches:
                parts[start : start + len(values)] = values
            things[change.thing] = [change.what or what, change.total, parts]
        stack = step.stack if step.stack is not None else stack
        printed = step.printed or printed
        told.append(at(step, things, stack, printed))
    return told


def at(step: Step, things: dict[int, list], stack: list[int], printed: list[int]) -> Seen:
    frames = [things[number] for number in stack if number < 0]
    return Seen(
        step.line,
        step.event,
        [things[number][0][1] if number < 0 else str(number) for number in stack],
        [dict(zip(parts[::2], parts[1::2], strict=True)) for _, _, parts in frames],
        {number: (*what, total, tuple(parts)) for number, (what, total, parts) in things.items() if number > 0},
        printed,
        step.text,
    )


def told(ran) -> list[str]:
    """The steps on short lines: "2 line", "5 call add"."""
    return [f"{step.line} {step.event} {step.functions[-1] if step.functions else ''}".strip() for step in seen(ran)]
