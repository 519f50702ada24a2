"""The whole protocol between a page and the tutor, in both directions.

Whatever is asked carries an `id` that the page chose; everything said about it carries it too. Of one page one thing of
a kind is asked at a time: asking anew ends what was asked before.
"""

from typing import Annotated, Literal

import msgspec

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Name = Annotated[str, msgspec.Meta(max_length=100)]
Place = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
Texts = dict[Name, str]  # cut to what is read of it by whoever reads it: the door says how long all of it may be
Words = Annotated[str, msgspec.Meta(max_length=20_000)]  # … as this is

# ── From the browser ──


class Look(msgspec.Struct, tag="look", tag_field="type", forbid_unknown_fields=True):
    """What is offered here, and how much is left; the first message of a page."""

    earlier: bool = False  # and what was said here today


class Help(msgspec.Struct, tag="help", tag_field="type", forbid_unknown_fields=True):
    """Help me: with this run's failure, with the check that is not met, or with beginning. Again: a stronger hint."""

    id: Id
    about: Literal["failure", "check", "start"] = "failure"
    run: Name = ""
    files: Texts = {}  # typed and not saved yet


class Foresee(msgspec.Struct, tag="foresee", tag_field="type", forbid_unknown_fields=True):
    """This run has failed, so help with it may be asked for. Nothing is said to it."""

    run: Name = ""
    files: Texts = {}


class Talk(msgspec.Struct, tag="talk", tag_field="type", forbid_unknown_fields=True):
    """Something said in the chat about this project."""

    id: Id
    text: Words
    run: Name = ""
    files: Texts = {}


class Act(msgspec.Struct, tag="act", tag_field="type", forbid_unknown_fields=True):
    """Something to be done with the lines that are selected, from 1, both included."""

    id: Id
    action: Literal["explain", "find_bug", "simplify", "comment", "write_test"]
    file: Name
    first: Place
    last: Place
    files: Texts = {}


class Write(msgspec.Struct, tag="write", tag_field="type", forbid_unknown_fields=True):
    """A new file is wished for."""

    id: Id
    wish: Words
    files: Texts = {}


class Complete(msgspec.Struct, tag="complete", tag_field="type", forbid_unknown_fields=True):
    """Grey text, please: what stands before and after the cursor."""

    id: Id
    file: Name
    prefix: Words
    suffix: Words = ""


class MakePlan(msgspec.Struct, tag="plan", tag_field="type", forbid_unknown_fields=True):
    id: Id
    idea: Words
    files: Texts = {}


class Rearrange(msgspec.Struct, tag="rearrange", tag_field="type", forbid_unknown_fields=True):
    """The steps of the plan by their numbers, in another order; those that are missing are dropped."""

    id: Id
    order: Annotated[list[Place], msgspec.Meta(max_length=20)]
    seen: Name = ""  # the mark of the plan of which these are the numbers: another page may have changed it since


class Settle(msgspec.Struct, tag="settle", tag_field="type", forbid_unknown_fields=True):
    """What became of a suggestion."""

    id: Id
    taken: Literal["all", "some", "none"]
    words: Words = ""  # what the student says it will do, or which line they would change
    chars: Place = 0  # how much of it was taken


class Cancel(msgspec.Struct, tag="cancel", tag_field="type", forbid_unknown_fields=True):
    id: Id


FromBrowser = Look | Help | Foresee | Talk | Act | Write | Complete | MakePlan | Rearrange | Settle | Cancel

# ── To the browser ──

How = Literal["off", "written", "model"]  # written: by hand, because the model has not passed its exam for this


class Says(msgspec.Struct, tag_field="type", frozen=True, kw_only=True):
    id: str = ""


class Offered(Says, tag="offered", frozen=True, kw_only=True):
    jobs: dict[str, How]  # job -> how; one that is off is not shown at all
    left: int = 0  # helps that are left today
    most: int = 0  # … of so many
    model: str = ""  # a sentence, while it is being made ready or is away; "" when it serves
    progress: float = 1.0
    why: dict[str, str] = {}  # job -> why not now ("Pass this step once, then …")


class Heard(Says, tag="heard", frozen=True, kw_only=True):
    """At once: somebody is at it. `ahead`: so many are before."""

    ahead: int = 0


Source = Literal["rules", "written", "model"]


class Sentence(Says, tag="sentence", frozen=True, kw_only=True):
    """One that may be shown. `source`: rules (the diagnosis), written (by hand), model."""

    text: str
    source: Source
    card: str = ""  # the concept card that says more
    card_title: str = ""
    file: str = ""
    line: int = 0  # of the student's file, to show it
    code: str = ""  # an example, on other code than theirs

    @property
    def whole(self) -> str:
        return f"{self.text}\n{self.code}" if self.code else self.text


class Others(Says, tag="others", frozen=True, kw_only=True):
    """Questions that may have been meant instead of what was answered: pressed, one is asked."""

    questions: list[str]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Of what was said earlier."""

    text: str
    source: Source
    code: str = ""


class Earlier(Says, tag="earlier", frozen=True, kw_only=True):
    """One thing that was asked today, and what was said to it. `asked`: in the student's words; "": by a button."""

    job: str
    what: str = ""
    asked: str = ""
    said: list[Part]
    waits: bool = False  # of what it suggested nothing was taken or thrown away yet


class Suggestion(Says, tag="suggestion", frozen=True, kw_only=True):
    """Code to take, in parts or whole, or to throw away: lines `first` to `last` of `file` become `text`."""

    file: str
    text: str
    first: int = 0  # 0: a new file
    last: int = 0
    old: str = ""  # what stands there now, to compare
    note: str = ""  # what it does, in a sentence; and what its run said
    source: Source = "rules"  # of the code
    wants_words: bool = False  # taken only after the student has said what it will do


class Ghost(Says, tag="ghost", frozen=True, kw_only=True):
    text: str  # "" : nothing worth showing


class PlanStep(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    text: str
    how: str = ""  # how one sees by running it that it is done
    card: str = ""
    is_done: bool = False


class Planned(Says, tag="planned", frozen=True, kw_only=True):
    idea: str
    steps: list[PlanStep]
    now: int = 0  # the number of the step to do now; 0: all are done
    mark: str = ""  # of which steps there are and what numbers they have


EndedHow = Literal["done", "stopped", "busy", "slow", "away", "off", "spent", "refused"]


class Ended(Says, tag="ended", frozen=True, kw_only=True):
    """The last about `id`. `text`: a sentence where there is something to say (busy, spent, off)."""

    how: EndedHow
    text: str = ""
    left: int = 0
    most: int = 0
    level: str = ""  # of the hint that was given
    more: bool = False  # asking again brings a stronger one


ToBrowser = Offered | Earlier | Heard | Sentence | Others | Suggestion | Ghost | Planned | Ended

encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(FromBrowser).decode
decode_some = msgspec.json.Decoder(FromBrowser | list[FromBrowser]).decode
decode_said = msgspec.json.Decoder(ToBrowser).decode
