"""Students with the tutor, over the real websocket: Help me, grey text, and what is not wanted any more."""

import asyncio
import contextlib
import dataclasses
import statistics
import time
from collections import Counter
from collections.abc import Iterable

from bench import tutor_plain
from bench.site import Site, Student, Workspace, settled
from bench.table import Table
from bench.tutor_server import health, plain_generate, weights_of

HELPS, GHOSTS, LAPS = 10, 20, 3
MOST_TOKENS = 12  # of grey text
TOGETHER, CLASS = 8, 30
PROGRAM = 'apples_{n} = {n}\npears_{n} = 7\nprint("Fruit:", apples_{n} + paers_{n})\n'
# Beginnings after which the model is sure of what comes, and one after which it is not: to hold back takes time too.
TYPED = (
    'pets_{n} = ["owl", "cat"]\nprint("The first is", pets_{n}[',
    'apples_{n} = 3\npears_{n} = 4\nall_{n} = apples_{n} + pears_{n}\nprint("Both together:"',
    "def double_{n}(number):\n    twice = number * 2\n    return",
    'names_{n} = ["Ada", "Bo"]\nscore_{n} = 0\nfor name in names_{n}:\n    score_{n} = score_{n} + ',
)
BOUNDS = {"alone": (900, 350), "at once": (2500, 1000)}  # ms: of torch on a processor; of a faster back end
FAST = "openvino"


@dataclasses.dataclass
class Helped:
    """Seconds from Help me to what the rules know, to the first sentence of help, to the end."""

    rules: float = 0.0
    help: float = 0.0
    source: str = ""  # of the first sentence of help: the model, or written by hand
    ended: float = 0.0
    how: str = ""  # it ended: done, busy, slow, away
    diagnosed: bool = False  # the diagnosis was there with the run, before anybody asked


@contextlib.asynccontextmanager
async def desk(site: Site, number: int):
    """A student with a project of their own: its run socket and its tutor socket."""
    student = Student(site, number)
    await student.join()
    await student.fork()
    async with student.workspace() as workspace, student.workspace("tutor") as tutor:
        yield workspace, tutor
    await student.http.aclose()


async def fail(workspace: Workspace, number: int) -> tuple[str, bool]:
    """A program with a mistake of its own is run; gives its text, and whether its end came after its diagnosis."""
    text = PROGRAM.format(n=number)
    await workspace.send(type="start", files={"main.py": text}, entry="main.py")
    first = await workspace.next("diagnosed", "finished")
    if first["type"] != "finished":
        await workspace.next("finished")
    return text, first["type"] == "diagnosed"


async def help_me(tutor: Workspace, number: int, text: str) -> Helped:
    helped, began = Helped(), time.perf_counter()
    await tutor.send(type="help", id=f"help-{number}", about="failure", files={"main.py": text})
    while not helped.ended:
        event = await tutor.next("sentence", "ended")
        passed = time.perf_counter() - began
        if event["type"] == "ended":
            helped.ended, helped.how = passed, event["how"]
        elif event["source"] == "rules":
            helped.rules = helped.rules or passed
        elif not helped.help:
            helped.help, helped.source = passed, event["source"]
    return helped


async def all_at_once(desks: list[tuple[Workspace, Workspace]], begin: int) -> list[Helped]:
    """Their programs have failed and are still before anybody asks."""
    numbers = range(begin, begin + len(desks))
    failed = []
    for (workspace, tutor), number in zip(desks, numbers, strict=True):
        failed.append(await fail(workspace, number))
        await tutor.send(type="foresee", files={"main.py": failed[-1][0]})  # as the page does
    await asyncio.sleep(1.0)
    asked = zip(desks, numbers, failed, strict=True)
    found = await asyncio.gather(*(help_me(tutor, number, text) for (_, tutor), number, (text, _) in asked))
    return [dataclasses.replace(one, diagnosed=known) for one, (_, known) in zip(found, failed, strict=True)]


async def as_served(site: Site, table: Table) -> None:
    """Before anybody lets the model speak: as its exam says."""
    await helped(site, table, "as its exam says", begin=0)


async def let_speak(site: Site, table: Table) -> None:
    """About other programs than before: what was said to the same question is said again without asking."""
    await helped(site, table, "the model let speak", begin=1_000)


async def helped(site: Site, table: Table, way: str, *, begin: int) -> None:
    async with contextlib.AsyncExitStack() as stack:
        desks = [await stack.enter_async_context(desk(site, 9000 + number)) for number in range(TOGETHER)]
        await settled(site)
        alone = [each for lap in range(HELPS) for each in await all_at_once(desks[:1], begin + 10 + lap)]
        say(table, f"Help me, {way}, 1 student", alone, await bound(site, "alone"))
        many = [each for lap in range(LAPS) for each in await all_at_once(desks, begin + 100 * (lap + 1))]
        say(table, f"Help me, {way}, {TOGETHER} at once", many, await bound(site, "at once"))
    told = plain_generate(site, await weights_of(site))
    seconds = told["first"] + (tutor_plain.SENTENCE - 1) / told["tokens_a_second"]
    beside = f"first token after {told['first'] * 1000:.0f} ms"
    table.add(f"… plain generate: a sentence of {tutor_plain.SENTENCE} tokens", seconds * 1000, "ms", beside=beside)


async def bound(site: Site, how: str) -> int:
    return BOUNDS[how][FAST in (await health(site))["backend"]]


def say(table: Table, who: str, found: list[Helped], goal: int | None = None) -> None:
    beside = f"slowest {1000 * max(one.rules for one in found):.0f} ms"
    table.add(f"{who}: what the rules know, median", middle(one.rules for one in found), "ms", beside=beside)
    unknown = sum(not one.diagnosed for one in found)
    table.add("… runs whose diagnosis was not there with them", unknown, "", goal=0, beside=f"of {len(found)}")
    by = Counter(one.source for one in found)
    slowest = f"slowest {1000 * max(one.help for one in found):.0f} ms"
    beside = f"{slowest}; by the model {by['model']} of {len(found)}, else by hand"
    # Whoever got none waited to the end for it.
    waited = middle(one.help or one.ended for one in found)
    table.add("… first sentence of help, median", waited, "ms", goal=goal, beside=beside)
    table.add("… who got no help", sum(not one.help for one in found), "students", goal=0)
    hows = ", ".join(f"{number} {how}" for how, number in Counter(one.how for one in found).items())
    table.add("… to the end of the answer, median", middle(one.ended for one in found), "ms", beside=hows)


def middle(seconds: Iterable[float]) -> float:
    return 1000 * statistics.median(seconds)


async def class_at_once(site: Site, table: Table) -> None:
    async with contextlib.AsyncExitStack() as stack:
        desks = [await stack.enter_async_context(desk(site, 9200 + number)) for number in range(CLASS)]
        await settled(site)
        found = await all_at_once(desks, 5000)
    say(table, f"Help me, {CLASS} students at once", found)


async def ghosts(site: Site, table: Table) -> None:
    """From the end of the pause, which the page makes, to the grey text or to nothing."""
    async with desk(site, 9100) as (_, tutor):
        asked = []
        for number in range(GHOSTS):
            asked.append(await grey(tutor, number))
            await asyncio.sleep(0.2)
        stale = []
        for number in range(5):
            await asyncio.sleep(1.5)  # nobody is kept back for asking too often
            stale.append(await typing_on(tutor, 1000 + 10 * number))
    told = plain_generate(site, await weights_of(site), typed(7), MOST_TOKENS)
    times = [seconds for seconds, _text in asked]
    shown = [seconds for seconds, text in asked if text]
    beside = f"plain generate of the same {MOST_TOKENS} tokens {told['whole'] * 1000:.0f} ms"
    table.add("grey text after the pause, or that there is none, median", middle(times), "ms", goal=300, beside=beside)
    table.add("… of those that were shown", middle(shown or times), "ms", goal=300, beside=f"{len(shown)} of {GHOSTS}")
    table.add("… slowest of them", 1000 * max(times), "ms")
    beside = "5 asked 30 ms apart; from the last of them"
    table.add("… where it is typed on: the last one is answered after, median", middle(stale), "ms", beside=beside)


async def grey(tutor: Workspace, number: int) -> tuple[float, str]:
    began = time.perf_counter()
    await ask(tutor, number)
    while (event := await tutor.next("ghost"))["id"] != f"ghost-{number}":
        pass
    return time.perf_counter() - began, event["text"]


async def typing_on(tutor: Workspace, number: int) -> float:
    for each in range(4):
        await ask(tutor, number + each)
        await asyncio.sleep(0.03)
    return (await grey(tutor, number + 4))[0]


async def ask(tutor: Workspace, number: int) -> None:
    await tutor.send(type="complete", id=f"ghost-{number}", file="main.py", prefix=typed(number), suffix="\n")


def typed(number: int) -> str:
    """Nobody has typed it before."""
    return TYPED[number % len(TYPED)].format(n=number)
