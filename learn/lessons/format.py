"""What the files of a lesson say, key by key: `lesson.toml` and each `step.toml`. docs/lessons.md explains it."""

from typing import Any, Literal

import msgspec

from runner.boxes import Call


class Strict(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A key that is not known is a mistake of the author's, and said so."""


class LessonFile(Strict, kw_only=True):
    """`lesson.toml`."""

    title: str
    promise: str  # what you will have made: one sentence
    minutes: int
    order: int
    assumes: list[str] = []  # concepts taught by earlier lessons
    teaches: list[str]  # all that its steps teach
    starter: str = ""  # slug of the starter in projects/catalogue whose picture stands for it; "" : picture.svg here
    entry: str = "main.py"


class Words(Strict, kw_only=True):
    """What a text has to be like. Case and runs of spaces do not count unless `exactly`."""

    equals: str | None = None  # the whole text, but for spaces at both ends
    has: str | list[str] = []  # every one of them
    any: list[str] = []  # at least one of them
    order: list[str] = []  # all, one after the other
    pattern: str | None = None  # a regular expression, found somewhere
    lacks: str | list[str] = []  # none of them
    lacks_pattern: str | None = None  # a regular expression, found nowhere
    least_lines: int = 0  # lines that are not blank
    count: dict[str, int] = {}  # text -> how often it is there at least
    exactly: bool = False


class Turn(Strict, kw_only=True):
    """One turn of a conversation: the program asks or says something, or an answer is typed."""

    asks: str | Words | None = None
    says: str | Words | None = None  # anything printed since the last answer, questions included
    answer: str | None = None
    answers: list[str] = []  # or several, one after the other, whatever is said in between


class Random(Strict, kw_only=True):
    seed: int | None = None
    picks: list[Any] = []


class Written(Strict, kw_only=True):
    file: str
    text: str | Words


class Result(Call, kw_only=True, frozen=True):
    """A call and what must come of it."""

    gives: Any = msgspec.UNSET  # compared exactly, but for `within`
    within: float = 0  # how far a number may be off
    prints: str | Words | None = None


class Drawn(Strict, kw_only=True):
    """What a turtle drew. Lengths and angles have a tolerance of their own."""

    least_lines: int = 0  # straight pieces
    most_lines: int = 100_000
    sides: int = 0  # some outline has exactly so many
    closed: bool = False  # … and comes back to where it began
    regular: bool = False  # … with all sides and angles alike
    star: bool = False  # … whose sides cross each other, in one go: regular, and no polygon
    least_colours: int = 0
    least_shapes: int = 0  # outlines apart from each other
    filled: bool = False
    least_dots: int = 0  # dots and stamps
    grows: bool = False  # each piece is longer than the one before, as in a spiral


class Plotted(Strict, kw_only=True):
    """What a plot shows."""

    kind: Literal["bar", "line", "scatter", "pie", "hist", "any"] = "any"
    least_plots: int = 1
    most_series: int = 100  # sets of bars, or lines, in one plot; where kinds are mixed it does not count
    title: bool = False
    labels: bool = False  # words on both axes
    names: list[str] = []  # along the axis, in any order
    least_values: int = 0
    values: list[float] = []  # one series has these, in this order


class Source(Strict, kw_only=True):
    """How the program is written. Worded as a hint: the behaviour is what counts."""

    uses: list[str] = []  # of structure.CONSTRUCTS: "for", "while", "if", "def", "f-string", "try" …
    lacks: list[str] = []
    defines: list[str] = []  # names of functions
    calls: list[str] = []  # "random.choice", "print"
    most: dict[str, int] = {}  # construct or call -> how often at most; "forward, goto": together


class Expectation(Strict, kw_only=True):
    """All that is given must hold."""

    printed: str | Words | None = None  # a text stands for {has = [text]}
    talk: list[Turn] = []
    values: dict[str, Any] = {}  # variables of the program, when it has ended
    results: list[Result] = []
    written: Written | None = None
    drawn: Drawn | None = None
    plotted: Plotted | None = None
    source: Source | None = None


class Mistake(Expectation, kw_only=True):
    """A wrong turn that is recognised, with the sentence for exactly that. Looked at in order when a check fails."""

    name: str
    says: str
    tag: str = ""  # or: diagnosis found this


class Check(Expectation, kw_only=True):
    """One run of the program and what must be seen of it."""

    name: str
    passed: str  # the sentence when it holds: "A guess that is too low is answered."
    failed: str  # the sentence when not: what was tried, and what was missing
    answers: list[str] = []  # typed at input(), in turn; with `talk` they stand there
    random: Random | None = None
    files: dict[str, str] = {}  # put in the place of the student's, for this run only
    changes: dict[str, str] = {}  # pattern -> text: in the program itself, for this run only
    fresh: list[dict[str, Any]] = []  # rows of values, one drawn each time: put where its texts say <<name>>
    ends: Literal["finished", "asking", "any"] = "finished"  # asking: it may also ask on; any: … or fail
    mistakes: list[Mistake] = []


class Wrong(Strict, kw_only=True):
    """A typical wrong program, and what must be said to it: a tag of diagnosis, or the name of a check or mistake."""

    file: str  # "wrong/no_colon.py"
    beside: dict[str, str] = {}  # files of the student's own beside it: name -> text
    tag: str = ""
    message: str = ""


class Option(Strict, kw_only=True):
    text: str
    says: str  # to whoever chose it
    right: bool = False


class StepFile(Strict, kw_only=True):
    """`step.toml`. Which keys belong to which kind is checked when the lesson is read."""

    title: str
    kind: Literal["build", "predict", "order", "find"] = "build"
    teaches: list[str] = []
    hints: list[str] = []  # of build: where to look, what idea, almost there
    minutes: int = 3
    checks: list[Check] = []
    wrong: list[Wrong] = []
    own_idea: bool = False  # the last step of a lesson: whatever they make passes, if it runs and is changed
    # predict: program.py is shown; which of these does it print? Then it is run.
    options: list[Option] = []
    # order: the lines of solution.py are given mixed up, with these among them that do not belong
    distractors: list[str] = []
    # find: program.py has a mistake in this line
    line: int = 0
    says: str = ""  # of find and order: the sentence when it is right


class TwinFile(Strict, kw_only=True):
    """`twin.toml`: the same skill with other names and values, done alone."""

    title: str
    of: list[str]  # slugs of the steps it is a twin of
    minutes: int = 2
    checks: list[Check]
    wrong: list[Wrong] = []
