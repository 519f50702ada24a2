"""The whole way: right programs, broken, run, kept where they behave as meant, put into words, split."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tutor.flywheel.giving import Given
from tutor.training import choosing, classes, examples, hostile, running, splitting, telling
from tutor.training.cases import Case, RightProgram
from tutor.training.chance import Chance, chance_of
from tutor.training.choosing import Candidate
from tutor.training.examples import Example
from tutor.training.mistakes import breaking
from tutor.training.mixing import PARTS, Mix, Part, Size
from tutor.training.programs import gathered
from tutor.training.running import ProgramToRun, Runs
from tutor.training.telling import Told

Say = Callable[[str], None]
# What no words were found for is examined all the same, or the exam would be of our own taste.
NOTHING = Told(job="hint", part="silent", recipe="", reply="")
ONE_OF = 12  # of what has no program: one for each, valid and unseen


@dataclasses.dataclass
class Data:
    parts: dict[Part, list[Example]]
    left_out: list[str]  # sentences: which programs, and why
    counted: Counter[str]


def make(
    mix: Mix, size: Size, seed: int, runs: Runs, *, gifts: Sequence[Given] = (), say: Say = lambda text: None
) -> Data:
    """The same for the same seed, and the same `gifts` of classes. Raises RunnerError where nothing can be run here."""
    data = Data({part: [] for part in PARTS}, [], Counter())
    programs = right_programs(seed, size, runs, data)
    say(f"{len(programs)} right programs of {len({program.shape for program in programs})} shapes")
    chosen = choosing.candidates(programs, mix, size, seed)
    say(f"{len(chosen)} broken programs to run")
    cases = list(as_meant(chosen, runs, data, say))
    say(f"{len(cases)} of them behave as meant")
    for part, some in splitting.split(cases, mix, size).items():
        data.counted[f"programs {part}"] = len(some)
        told = in_words(some, chance_of(seed, "words", part), part, data.counted)
        data.parts[part] = without_doubles(told)
    given = classes.learned_from(gifts, mix, runs, chance_of(seed, "classes"), data.left_out, data.counted)
    add(data.parts["train"], given)
    for number, told_alone in enumerate(without_program(size, seed, data.counted)):
        data.parts[part_of_number(number)].append(told_alone)
    for part, share in (("train", 1), ("valid", ONE_OF), ("unseen", ONE_OF)):
        pool = [program for program in programs if mix.part_of(program.shape) == part]
        add(data.parts[part], ghosts(pool, size.ghosts // share, seed))
    return data


def right_programs(seed: int, size: Size, runs: Runs, data: Data) -> list[RightProgram]:
    """Those that run to their end and say nothing to diagnosis."""
    found = []
    for program in gathered.programs(chance_of(seed, "programs"), size.each_shape, data.left_out):
        why = hostile.why_left_out(program.source)
        if why:
            data.left_out.append(f"A program of {program.origin} was left out: {why}.")
        else:
            found.append(program)
    seen = runs.of([ProgramToRun(program.source, program.answers) for program in found])
    right = []
    for program, ran in zip(found, seen, strict=True):
        if ran.finished.outcome == "finished" and not ran.scene(program.source).findings:
            right.append(program)
        elif program.origin != "grammar" and not ran.wanted_more:
            data.left_out.append(f"A program of {program.origin} was left out: it does not run to its end here.")
    return right


def as_meant(chosen: Sequence[Candidate], runs: Runs, data: Data, say: Say) -> Iterator[tuple[Candidate, Case]]:
    done = Counter[str]()

    def told(more: int) -> None:
        done["run"] += more
        say(f"{done['run']} run")

    seen = runs.of([running.asked_of(each.broken) for each in chosen], told)
    for candidate, ran in zip(chosen, seen, strict=True):
        scene = ran.scene(candidate.broken.source, candidate.broken.beside)
        if breaking.is_as_meant(candidate.broken, scene):
            yield candidate, Case(candidate.broken, scene)
        else:
            data.counted["not as meant"] += 1


def in_words(cases: Sequence[Case], chance: Chance, part: Part, counted: Counter[str]) -> Iterator[Example]:
    for number, case in enumerate(cases):
        told = list(telling.tell(case, chance, counted))
        if number % 4 == 0:
            told += telling.refuse(case, chance, counted)
        if number % 4 == 2:
            told += telling.own(case, chance, counted)
        for each in told:
            yield examples.of_case(each, case, is_judged=part != "train")
        if not told and part == "unseen":
            yield examples.of_case(NOTHING, case, is_judged=True)


def without_program(size: Size, seed: int, counted: Counter[str]) -> list[Example]:
    """Talks, plans, and hints at steps of lessons."""
    drawn: list[Told] = []
    for verb, number in (
        (telling.chat, size.chats),
        (telling.plan, size.plans),
        (telling.check, size.steps),
        (telling.start, size.steps),
    ):
        chance = chance_of(seed, verb.__name__)
        for _ in range(number):
            drawn += verb(chance, counted)
    return without_doubles(examples.example(told) for told in drawn)


def ghosts(programs: Sequence[RightProgram], number: int, seed: int) -> Iterator[Example]:
    chance, left = chance_of(seed, "ghosts", len(programs)), number
    for program in choosing.over_shapes(programs, chance):
        for told in telling.ghost(program, chance):
            if left <= 0:
                return
            left -= 1
            yield examples.example(told, shape=program.shape, origin=program.origin)


def part_of_number(number: int) -> Part:
    return {0: "valid", 1: "unseen"}.get(number % ONE_OF, "train")  # type: ignore[return-value]


def add(to: list[Example], more: Iterator[Example]) -> None:
    known = {example.id for example in to}
    to.extend(example for example in without_doubles(more) if example.id not in known)


def without_doubles(found: Iterator[Example] | Sequence[Example]) -> list[Example]:
    return list({example.id: example for example in found}.values())
