"""An exception as data: kind, message, place, and the learner's own frames."""

import io
import linecache
import sys
import traceback

from buildalong_inside import facts

HOME = "/home/me/"
FRAMES_FIRST, FRAMES_LAST = 5, 15
LONGEST_MESSAGE = 2_000
LONGEST_TEXT = 8_000


def describe(error):
    kind = type(error).__name__[:100]
    frames = own_frames(error)
    place = syntax_place(error) or (frames[-1] if frames else {})
    return {
        "kind": kind,
        "message": message_of(error)[:LONGEST_MESSAGE],
        "file": place.get("file", ""),
        "line": place.get("line", 0),
        "end_line": place.get("end_line", 0),
        "column": place.get("column", -1),
        "end_column": place.get("end_column", -1),
        "frames": frames,
        "text": text_of(error)[-LONGEST_TEXT:],
        "values": values_of(error, frames),
    }


def values_of(error, frames):
    """Of the names on the learner's line that failed."""
    raw = [frame for frame, _ in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename.startswith(HOME)]
    return facts.values_on(raw[-1], frames[-1]) if raw and frames else []


def message_of(error):
    """Python's own words, with its "Did you mean" where it has one."""
    try:
        plain = error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException:
        return "(its message could not be read)"
    plain = plain if isinstance(plain, str) else str(plain)
    return with_suggestion(error, plain)


def with_suggestion(error, plain):
    """Python 3.11 adds suggestions only where it prints, so let it print."""
    if not isinstance(error, (NameError, AttributeError, ImportError)) or not plain:
        return plain
    printed, stderr = io.StringIO(), sys.stderr
    sys.stderr = printed
    try:
        sys.__excepthook__(type(error), error, error.__traceback__)
    except BaseException:
        return plain
    finally:
        sys.stderr = stderr
    start = printed.getvalue().rfind(plain)
    return printed.getvalue()[start:].strip() if start >= 0 else plain


def own_frames(error):
    frames = []
    for raw, line in traceback.walk_tb(error.__traceback__):
        code = raw.f_code
        if not code.co_filename.startswith(HOME):
            continue
        frames.append((code, line, raw.f_lasti))
    if len(frames) > FRAMES_FIRST + FRAMES_LAST:
        frames = frames[:FRAMES_FIRST] + frames[-FRAMES_LAST:]
    return [frame_of(*frame) for frame in frames]


def frame_of(code, line, instruction):
    frame = {"file": short(code.co_filename), "line": line or 0, "function": code.co_name}
    positions = next_at(code.co_positions(), instruction // 2)
    if positions and None not in positions and positions[0] == line:
        start, end, column, end_column = positions
        frame.update(
            end_line=end,
            column=characters(code.co_filename, start, column),
            end_column=characters(code.co_filename, end, end_column),
        )
    return frame


def next_at(positions, index):
    for number, position in enumerate(positions):
        if number == index:
            return position
    return None


def characters(filename, line, offset):
    """From bytes of UTF-8, as the compiler counts, to characters."""
    text = linecache.getline(filename, line).encode("utf-8", "replace")
    return len(text[:offset].decode("utf-8", "replace"))


def syntax_place(error):
    if not isinstance(error, SyntaxError) or not str(error.filename or "").startswith(HOME):
        return None
    line, column = error.lineno or 0, (error.offset or 1) - 1
    end_line, end_offset = error.end_lineno or line, error.end_offset or 0
    # Offsets of 0 or -1 mean "to the end of the line".
    end_column = end_offset - 1 if end_offset > 0 else -1
    if end_line == line and end_column <= column:
        end_column = column + 1
    return {
        "file": short(error.filename),
        "line": line,
        "end_line": end_line,
        "column": max(column, 0),
        "end_column": end_column,
    }


def text_of(error):
    """The traceback as Python prints it, without the frames that are not the learner's."""
    try:
        told = traceback.TracebackException.from_exception(error, limit=-40)
        for part in chain(told):
            part.stack = traceback.StackSummary.from_list([f for f in part.stack if f.filename.startswith(HOME)])
        return "".join(told.format()).replace(HOME, "")
    except BaseException:
        return ""


def chain(told, depth=0):
    while told is not None and depth < 10:
        yield told
        told, depth = told.__cause__ or told.__context__, depth + 1


def short(filename):
    return filename.removeprefix(HOME)
