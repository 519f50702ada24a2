"""The run socket of a concept card: its program, or what the reader has made of it. Nothing is kept but the run."""

from channels.db import database_sync_to_async

from learn.lessons import cards
from learn.lessons.cards import Card
from projects import contents
from runner import runs
from runner.consumers import RunConsumer
from runner.errors import TooLarge
from runner.files import keep_all
from runner.messages import StartRun
from runner.models import Run
from runner.tasks import execute_run

MOST_CHARS = 10_000


class CardRunConsumer(RunConsumer):
    card: Card

    async def enter(self) -> bool:
        card = cards.find(self.scope["url_route"]["kwargs"]["slug"])
        if card is None:
            return False
        self.card, self.may_run = card, True
        self.place = f"card:{card.slug}:{self.scope['user'].pk}"
        return True

    async def create(self, message: StartRun) -> Run:
        return await database_sync_to_async(self.create_run)(message)

    def create_run(self, message: StartRun) -> Run:
        name = cards.PROGRAM_NAME
        text = message.files.get(name, self.card.program)
        if len(text) > MOST_CHARS:
            raise TooLarge("A card is for small programs. Start a project for this one: there it has room.")
        digests = keep_all({name: contents.bytes_of(text)})
        return runs.create(owner=self.scope["user"], place=self.place, files=digests, entry=name)

    def queue(self, run: Run) -> None:
        execute_run.delay(str(run.pk), trace=run.trace)
