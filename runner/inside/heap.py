"""What the variables hold at a step, as numbered things: each thing once, however many names point to it.

A thing keeps its number from step to step while it can be reached, so a step needs to tell only what is new.
"""

from collections import deque

MOST_THINGS = 150  # at one step


class Heap:
    def __init__(self, kinds):
        self.kinds = kinds
        self.numbers = {}  # id -> number, of what the last step reached
        self.known = {}  # number -> (what, how many parts, the first parts), as last told
        self.count = 0
        self.drawn = None  # the step that is being taken

    def look(self, frames):
        """What is new: `[number, how many items, how many parts of them are told, [[place, part, …] …], what it is]`.

        `frames` are (number, what, [(name, value) …], how many names). It counts once `keep` is called.
        """
        reached, known, changes = {}, {}, []
        waiting = deque()

        def told(value):
            words = self.kinds.words(value)
            if words is not None:
                return words
            number = reached.get(id(value))
            if number is None:
                if len(reached) >= MOST_THINGS:
                    return "…"
                number = self.numbers.get(id(value)) or self.count + 1
                self.count = max(self.count, number)
                reached[id(value)] = number
                waiting.append((number, value))
            return number

        def note(number, what, total, parts):
            now = (what, total, parts)
            before = self.known.get(number)
            known[number] = now
            if before is None or before[0] != what:
                changes.append([number, total, len(parts), [[0, *parts]] if parts else [], what])
            elif before != now:
                changes.append([number, total, len(parts), patches(before[2], parts)])

        for number, what, names, total in frames:
            parts = []
            for name, value in names:
                parts += (name, told(value))
            note(number, what, total, parts)
        while waiting:
            number, value = waiting.popleft()
            what, total, parts = self.parts(value)
            note(number, what, total, [told(part) for part in parts])
        self.drawn = reached, known
        return changes

    def parts(self, value):
        try:
            return self.kinds.parts(value)
        except RuntimeError:  # another thread is just changing it
            return ["object", "something that is just changing"], 0, []

    def keep(self):
        self.numbers, self.known = self.drawn


def patches(before, now):
    """Where `now` differs: `[[place, part, part …] …]`."""
    found, is_open = [], False
    for place, part in enumerate(now):
        if place < len(before) and before[place] == part:
            is_open = False
        elif is_open:
            found[-1].append(part)
        else:
            found.append([place, part])
            is_open = True
    return found
