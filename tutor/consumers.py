"""The tutor's door: a doorman. Each thing asked is a task of its own, ended when it is asked anew or the page goes."""

import asyncio
import contextlib
import functools
import uuid
from collections.abc import AsyncGenerator, Awaitable, Sequence
from typing import NamedTuple

import msgspec
import structlog
from channels.db import database_sync_to_async
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from projects.models import Project
from runner.consumers import MAY_STAY_SECONDS
from runner.doors.allowances import Allowance
from runner.doors.requests import OverHttp
from runner.doors.ways import COME_ANEW, OverWebsocket
from tutor import answering, chat, messages, offers, planning
from tutor.alarms import danger, hearing
from tutor.ask import words_of
from tutor.ghosts.glances import Glances
from tutor.hinting import foresight
from tutor.messages import Cancel, Complete, Ended, Foresee, FromBrowser, Ghost, Look, Rearrange, Says, Settle
from tutor.model import current
from tutor.settling import settle

logger = structlog.get_logger(__name__)

MOST_CHARS = 3 * 1024 * 1024
MOST_AT_ONCE, MOST_A_SECOND = 15, 6  # messages of a person in a project; grey text is asked for at every pause
URGENT_AT_ONCE, URGENT_A_SECOND = 3, 0.1  # … that speak of danger, beyond those
MOST_LOOKED_AT = 1_000  # characters, while somebody asks too often
MOST_OF_A_POST = 8  # messages
NOT_UNDERSTOOD = gettext_noop("The page sent something this site does not understand. Reload the page.")
TOO_FAST = gettext_noop("That was asked very often just now. Wait a moment, then ask again.")
NOT_YOURS = gettext_noop("You can look at this project; its owner asks the tutor.")
OUR_FAULT = gettext_noop("Something went wrong here, not in your program. Please ask again.")


class Going(NamedTuple):
    id: str
    task: asyncio.Future


@functools.lru_cache(maxsize=2000)
def allowance_of(user: object, project: object) -> Allowance:
    """One for all sockets and posts of a person there."""
    return Allowance(MOST_AT_ONCE, MOST_A_SECOND)


@functools.lru_cache(maxsize=2000)
def reserve_of(user: object) -> Allowance:
    return Allowance(URGENT_AT_ONCE, URGENT_A_SECOND)


class TutorConsumer(OverWebsocket, OverHttp):
    """By websocket; or by POST, whose answer is a stream of what is said to the messages in it."""

    methods = ("POST",)
    project: Project
    may_ask = False

    is_leaving = False
    known_at = float("-inf")  # when it was looked up that its person may be here

    def __init__(self) -> None:
        super().__init__()
        self.going: dict[str, Going] = {}  # kind of message -> what was asked last
        self.tasks: set[asyncio.Future] = set()
        self.glances = Glances()

    # ── The door ──

    async def come_in(self) -> bool:
        if not self.scope["user"].is_authenticated:
            return False
        return await database_sync_to_async(self.find)(self.scope["url_route"]["kwargs"]["project_id"])

    def find(self, project_id: uuid.UUID) -> bool:
        """Its owner asks; the owner's teacher looks."""
        user = self.scope["user"]
        project = Project.objects.live().visible_to(user).filter(pk=project_id).first()
        if project is None:
            return False
        self.project, self.may_ask = project, project.owner_id == user.pk
        return True

    def belongs_here(self) -> bool:
        return super().belongs_here() and self.find(self.project.pk)

    def stay(self) -> None:
        """Nothing goes on until something is asked, but what is known of questions is read."""
        chat.begin_to_read()

    async def leave(self) -> None:
        self.is_leaving = True
        tasks = list(self.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)  # they keep what was said until then

    async def asked(self) -> None:
        await self.begin_stream()
        await self.hear(self.body.decode("utf-8", "replace"))
        self.begin("end", "", self.end_when_all_is_said(list(self.tasks)))

    async def end_when_all_is_said(self, tasks: Sequence[asyncio.Future]) -> None:
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.end_stream()

    # ── What is asked ──

    async def hear(self, text: str) -> None:
        try:
            heard = messages.decode_some(text) if len(text) <= MOST_CHARS else None
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            heard = None
        if heard is None:
            await self.tell(Ended(how="refused", text=_(NOT_UNDERSTOOD)))
            return
        heard = heard[:MOST_OF_A_POST] if isinstance(heard, list) else [heard]
        if self.is_socket and not await self.is_welcome_still(heard):
            await self.shut(COME_ANEW)
            return
        for message in heard:
            self.obey(message)

    async def is_welcome_still(self, heard: Sequence[FromBrowser]) -> bool:
        """Who types is not kept waiting: for grey text, and for what ends something, it is looked up now and then."""
        now = asyncio.get_running_loop().time()
        if all(isinstance(message, Complete | Cancel) for message in heard) and now - self.known_at < MAY_STAY_SECONDS:
            return True
        self.known_at = now
        return await self.may_stay()

    def obey(self, message: FromBrowser) -> None:
        """Nothing here waits: the next message may be the one that ends this."""
        kind, id = type(message).__name__, getattr(message, "id", "")
        match message:
            case Cancel():
                self.cancel(id)
            case Foresee():
                self.foresee(message)
            case _ if not self.has_room(message):
                is_grey = isinstance(message, Complete)
                said = Ghost(id=id, text="") if is_grey else Ended(id=id, how="busy", text=_(TOO_FAST))
                self.begin("no", id, self.tell(said))
            case Look(earlier=wanted):
                self.glances.forget()  # the page looks after a run: the step may be passed now
                offered = offers.at(self.scope["user"], self.project, current(), wants_earlier=wanted and self.may_ask)
                self.begin("Earlier" if wanted else kind, id, self.relay(offered))  # a later look does not end it
            case _ if not self.may_ask:
                self.begin("no", id, self.tell(Ended(id=id, how="off", text=_(NOT_YOURS))))
            case Rearrange():
                self.begin(kind, id, self.relay(planning.rearranged(self.project, message), id))
            case Settle():
                self.begin(kind, id, hearing.kept_on(settle(self.scope["user"], self.project, message)))
            case Complete():
                about = {"student": self.scope["user"], "project": self.project, "model": current()}
                self.begin(kind, id, self.relay(self.glances.ghost(message, **about), id, is_grey=True))
            case _:
                answers = answering.answer(message, student=self.scope["user"], project=self.project, model=current())
                self.begin(kind, id, self.relay(answers, id))

    def has_room(self, message: FromBrowser) -> bool:
        """Who has asked too often waits; but whoever writes of danger is heard, as far as phrases tell."""
        user = self.scope["user"].pk
        if allowance_of(user, self.project.pk).has_room():
            return True
        words = words_of(message)[:MOST_LOOKED_AT] if self.may_ask else ""
        return bool(danger.find(words)) and reserve_of(user).has_room()

    def foresee(self, message: Foresee) -> None:
        if self.may_ask and allowance_of(self.scope["user"].pk, self.project.pk).has_room():
            seen = foresight.foresee(message, student=self.scope["user"], project=self.project, model=current())
            self.begin("Foresee", "", seen)

    def begin(self, kind: str, id: str, work: Awaitable[None]) -> None:
        """Of each kind one goes on."""
        before = self.going.get(kind)
        if before is not None and kind not in ("no", "Settle"):
            self.end_soon(before)
        going = Going(id, asyncio.ensure_future(work))
        self.going[kind] = going
        self.tasks.add(going.task)
        going.task.add_done_callback(self.done)

    def end_soon(self, going: Going) -> None:
        """Not before it has begun: what never began cannot say that it has ended."""
        asyncio.get_running_loop().call_soon(going.task.cancel)

    def done(self, task: asyncio.Future) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("a request of the tutor broke off", reason=type(error).__name__, exc_info=error)

    def cancel(self, id: str) -> None:
        for going in self.going.values():
            if going.id == id:
                self.end_soon(going)

    # ── What is said ──

    async def relay(self, said: AsyncGenerator[Says, None], id: str = "", *, is_grey: bool = False) -> None:
        """All of it, up to the one `Ended` or `Ghost`, which is said here where it was cut off."""
        has_ended = False
        try:
            async with contextlib.aclosing(said):
                async for each in said:
                    has_ended = isinstance(each, Ended | Ghost)
                    await self.tell(each)
        except asyncio.CancelledError:
            if id and not has_ended and not self.is_leaving:
                await self.tell(Ghost(id=id, text="") if is_grey else Ended(id=id, how="stopped"))
            raise
        except Exception:
            logger.exception("the tutor could not answer")
            if id and not has_ended:
                fault = Ended(id=id, how="away", text=_(OUR_FAULT))
                await self.tell(Ghost(id=id, text="") if is_grey else fault)

    async def tell(self, said: Says) -> None:
        text = messages.encode(said).decode()
        if self.is_socket:
            await self.say_by_websocket([text])
        else:
            await self.write(f"data: {text}\n\n".encode())
