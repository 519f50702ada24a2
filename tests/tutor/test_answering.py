"""One request's life, without a socket: what is said, what is kept, and what happens where the model fails."""

# ruff: noqa: F811 - fixtures are asked for by their names

import asyncio
import time

import pytest
from asgiref.sync import async_to_sync
from django.core.cache import cache

from learn.progress import twins
from learn.progress.models import StepProgress
from runner.messages import Failed
from tests.progress.conftest import journey, lesson, standing  # noqa: F401
from tests.progress.steps import checked, go_through
from tests.projects.conftest import classroom, project, starter, student, teacher  # noqa: F401
from tests.tutor import served
from tests.tutor.moments import OF_TYPO, TYPO, has_run
from tutor import answering, hand
from tutor.answering import answer
from tutor.errors import ModelAway, ModelBroke, ModelBusy, ModelSlow
from tutor.exam.students import at_step
from tutor.messages import Ended, Heard, Help, Sentence, Suggestion, Talk, Write
from tutor.models import Alarm, Exchange, HelpRules

pytestmark = [pytest.mark.django_db(transaction=True)]
HINT = "Look at `scroe` in line 3. Which letter is different?"


@pytest.fixture(autouse=True)
def tutor(settings):
    settings.TUTOR_OPEN_MODEL = served.PATH
    cache.clear()


@async_to_sync
async def said_to(message, project, model):
    return [each async for each in answer(message, student=project.owner, project=project, model=model)]


def asked(project, model, number=1, **more):
    return said_to(Help(id=f"h{number}", **more), project, model)


def texts(said):
    return [each.whole for each in said if isinstance(each, Sentence)]


# ── The ladder ──


def test_each_hint_is_stronger_and_none_is_said_twice(project, student):
    has_run(project)
    model = served.serve(ModelAway("scripted"))
    told = [asked(project, model, number) for number in range(5)]

    assert [said[-1].level for said in told] == ["nudge", "explain", "example", "example", "example"]
    assert [said[-1].more for said in told] == [True, True, False, False, False]
    everything = [text for said in told for text in texts(said)]
    assert len(everything) == len(set(everything))
    assert texts(told[0])[0].startswith("Line 3 uses `scroe`")
    assert texts(told[0])[1] == "Read `scroe` and `score` letter by letter. Which letter is different?"
    assert "height = 3" in texts(told[2])[0]
    assert all(text[-1][-1] == "?" for text in map(texts, told[:3]))


@pytest.mark.parametrize("typed", ["❤️", "e\u0301", "a" * 60, "</s>", "  \u200b"])
def test_whatever_was_typed_the_next_hint_on_it_is_stronger(project, typed):
    message = f"invalid literal for int() with base 10: {typed!r}"
    failed = Failed(kind="ValueError", message=message, file="main.py", line=1, end_line=1, column=7, end_column=19)
    has_run(project, 'age = int(input("Age? "))\n', failed=failed)
    model = served.serve(ModelAway("scripted"))
    assert [asked(project, model, number)[-1].level for number in range(2)] == ["nudge", "explain"]


def test_another_mistake_begins_with_a_nudge_again(project, student):
    model = served.serve(ModelAway("scripted"))
    has_run(project)
    assert [asked(project, model, number)[-1].level for number in range(2)] == ["nudge", "explain"]

    has_run(project, "print('My pet is {pet}.')\npet = 'Rex'\n", failed=None)

    said = asked(project, model, 9)
    assert said[-1].level == "nudge"
    assert Exchange.objects.order_by("-at").first().tag == "missing-f"


def test_a_line_above_does_not_make_it_another_mistake(project):
    model = served.serve(ModelAway("scripted"))
    has_run(project)
    asked(project, model, 1)
    has_run(project, f"# points\n{TYPO}", failed=_one_lower(OF_TYPO))

    assert asked(project, model, 2)[-1].level == "explain"


def _one_lower(failed):
    return type(failed)(
        **{name: getattr(failed, name) for name in failed.__struct_fields__} | {"line": 4, "end_line": 4}
    )


def test_a_class_says_how_much_may_be_told(project, classroom):
    has_run(project)
    HelpRules.objects.create(classroom=classroom, strongest="nudge")
    model = served.serve(ModelAway("scripted"))

    told = [asked(project, model, number)[-1] for number in range(2)]

    assert [(ended.level, ended.more) for ended in told] == [("nudge", False), ("nudge", False)]


@pytest.mark.parametrize("rule", [{"strongest": "off"}, {"off": ["hint"]}])
def test_where_it_is_off_nothing_is_said_and_nothing_kept(project, classroom, rule):
    HelpRules.objects.create(classroom=classroom, **rule)

    said = asked(project, served.serve(HINT))

    assert [type(each) for each in said] == [Heard, Ended]
    assert said[-1].how == "off"
    assert not Exchange.objects.exists()


def test_what_is_used_up_is_said_so(project, classroom):
    has_run(project)
    HelpRules.objects.create(classroom=classroom, most_a_day=1)
    model = served.serve(HINT)

    assert [asked(project, model, number)[-1].how for number in range(2)] == ["done", "spent"]
    assert asked(project, model, 3)[-1].left == 0


def test_what_happens_with_a_lessons_step(standing):
    """The check's own words, then the step's next hint; each counts as help."""
    has_run(standing.project, "print('Hello')\n", failed=None)
    checked(standing, passed=False, text="I looked for a question mark. There was none.")
    model = served.serve(ModelAway("scripted"))

    told = [texts(asked(standing.project, model, number, about="check")) for number in range(3)]

    assert told[0][:2] == ["I looked for a question mark. There was none.", "Look at the only line."]
    assert told[1][0] == "Who is `you`? Ask with `input`."
    assert told[2][0] == "Keep the answer in a variable, then print that."
    assert StepProgress.objects.get(pk=standing.kept.pk).helps == 3


def test_hints_that_were_looked_at_are_not_said_again(standing):
    StepProgress.objects.filter(pk=standing.kept.pk).update(hints=2)

    told = texts(asked(standing.project, served.serve(ModelAway("scripted")), about="start"))

    assert told[0] == "This is what the step is about: Your program will ask for a name and greet whoever typed it."
    assert told[1] == "Keep the answer in a variable, then print that."


def test_an_example_is_neither_their_line_put_right_nor_the_steps_solution(lesson):
    own = 'word = "pear"\nprint(word.uper())\n'
    scene = at_step(lesson, lesson.steps[0], own)
    solution = scene.standing.step.solution["main.py"].decode()

    def said(code):
        return Sentence(text="Here is an example.", source="written", code=code)

    assert not hand.is_fit(said("print(word.upper())"), scene)
    assert not hand.is_fit(said(solution), scene)
    assert hand.is_fit(said('animal = "cat"\nprint(animal * 2)'), scene)


# ── The model ──


def test_the_models_words_are_kept_and_said_again_without_asking_it(project, student):
    has_run(project)
    model = served.serve(HINT)
    first = texts(asked(project, model, 1))
    Exchange.objects.all().delete()

    assert texts(asked(project, model, 2)) == first
    assert len(model.asked) == 1


def test_a_refused_first_sentence_is_tried_once_more_in_other_words(project):
    has_run(project)
    model = served.serve("Write `scroe = 3` in line 1.", HINT)

    said = asked(project, model)

    assert [each.source for each in said if isinstance(each, Sentence)] == ["rules", "model", "model"]
    assert model.asked[0].temperature != model.asked[1].temperature
    assert len(Exchange.objects.get().refused) == 1


def test_a_later_refused_sentence_ends_the_models_part_and_a_question_follows(project):
    has_run(project)
    model = served.serve("Look at `scroe` in line 3. It is in line 77 too. Which letter is different?")

    said = [each for each in asked(project, model) if isinstance(each, Sentence)]

    assert [each.source for each in said] == ["rules", "model", "written"]
    assert said[-1].text.endswith("?")
    assert len(model.asked) == 1


@pytest.mark.parametrize(
    ("trouble", "how"),
    [(ModelBusy("x"), "busy"), (ModelSlow("x"), "slow"), (ModelAway("x"), "away"), (ModelBroke("x"), "away")],
)
def test_where_the_model_fails_the_hand_written_hint_takes_its_place(project, trouble, how):
    has_run(project)

    said = asked(project, served.serve(trouble))

    assert [each.source for each in said if isinstance(each, Sentence)] == ["rules", "written"]
    assert (said[-1].how, "by hand" in said[-1].text) == (how, True)
    assert Exchange.objects.get().ended == how


def test_a_model_that_breaks_off_in_the_middle_leaves_whole_sentences(project):
    has_run(project)
    model = served.serve(["Look at `scroe` in line 3. It is", ModelBroke("gone")])

    said = asked(project, model)

    assert texts(said)[1] == "Look at `scroe` in line 3."
    assert texts(said)[-1].endswith("?")
    assert not any(text == "It is" for text in texts(said))


@pytest.mark.parametrize(("trouble", "how"), [(ModelSlow("x"), "slow"), (ModelAway("x"), "away")])
def test_beside_words_of_the_model_only_the_rest_is_said_to_be_by_hand(project, trouble, how):
    has_run(project)

    said = asked(project, served.serve(["Look at `scroe` in line 3. It is", trouble]))

    assert [each.source for each in said if isinstance(each, Sentence)] == ["rules", "model", "written"]
    assert (said[-1].how, "the rest was written by hand" in said[-1].text) == (how, True)


def test_a_model_that_has_not_passed_is_not_asked(project):
    has_run(project)
    model = served.serve(HINT, passed=())

    said = asked(project, model)

    assert model.asked == []
    assert [each.source for each in said if isinstance(each, Sentence)] == ["rules", "written"]
    assert (said[-1].how, said[-1].text) == ("done", "")


def test_what_rules_and_people_made_is_not_said_to_be_the_models(project):
    said = said_to(Write(id="w1", wish="a csv about planets"), project, served.serve("x"))

    assert [each.source for each in said if isinstance(each, Suggestion)] == ["written"]
    assert [source for source, _length in Exchange.objects.get().sources] == ["rules", "written"]  # how many it knows


def test_endless_text_ends(project):
    has_run(project)
    said = asked(project, served.serve("Look at line 3. " * 500))

    assert len(texts(said)) <= 5


# ── The chat ──


def test_drop_by_drop_over_several_questions_the_solution_is_not_told(standing):
    model = served.serve("Begin with `print`.", 'The text is `("Hello,"` here.', "The variable comes so: `, name)`.")
    questions = ["what is print?", "what is a text?", "what is a variable?"]

    told = [said_to(Talk(id=f"t{n}", text=text), standing.project, model) for n, text in enumerate(questions)]

    spoken = [[each.text for each in said if isinstance(each, Sentence) and each.source == "model"] for said in told]
    assert spoken == [["Begin with `print`."], ['The text is `("Hello,"` here.'], []]
    assert Exchange.objects.order_by("-at").first().refused == ["leak", "leak"]


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("what is a variable?", "done"),
        ("write the whole program for me", "refused"),
        ("say it again in other words", "done"),
        ("write it again, simpler please", "done"),
    ],
)
def test_the_ledger_says_of_what_was_answered_that_it_was(project, text, ended):
    """“Write it again” wants what was told before, and not the step."""
    said_to(Talk(id="t0", text="what is a loop?"), project, served.serve("x"))

    said = said_to(Talk(id="t1", text=text), project, served.serve("x"))

    assert said[-1].how == "done"
    assert Exchange.objects.order_by("-at").first().ended == ended


@pytest.mark.parametrize("seconds", [0.05, 0.6])
def test_a_row_that_is_opened_for_somebody_who_leaves_is_closed(project, monkeypatch, seconds):
    has_run(project)
    opened = answering.open_row

    def slowly(ask):
        time.sleep(0.3)
        return opened(ask)

    monkeypatch.setattr(answering, "open_row", slowly)
    model = served.serve(["Look at ", 2.0, "line 3."])

    @async_to_sync
    async def leave():
        async def listen():
            async for _each in answer(Help(id="h1"), student=project.owner, project=project, model=model):
                pass

        task = asyncio.ensure_future(listen())
        await asyncio.sleep(seconds)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.sleep(0.6)

    leave()

    assert not Exchange.objects.filter(ended="open").exists()


def test_distress_reaches_a_person_and_no_model(project, classroom):
    model = served.serve(HINT)

    said = said_to(Talk(id="t1", text="i hate my life and want to die"), project, model)

    assert "teacher" in " ".join(texts(said))
    assert model.asked == []
    alarm = Alarm.objects.get()
    assert (alarm.student, alarm.classroom, alarm.exchange) == (project.owner, classroom, Exchange.objects.get())


def test_distress_is_heard_also_where_the_tutor_is_off(project, classroom):
    HelpRules.objects.create(classroom=classroom, strongest="off")

    said = said_to(Talk(id="t1", text="i want to die"), project, served.serve(HINT))

    assert "teacher" in " ".join(texts(said))
    assert Alarm.objects.count() == 1


def test_a_twin_is_done_alone(standing, lesson):
    go_through(standing, until=2)
    kept = twins.begin(journey=standing.journey, lesson=lesson, twin=lesson.twins[0])

    assert asked(kept.project, served.serve(HINT), about="start")[-1].how == "off"


@pytest.mark.parametrize("again", ["why", "how?", "is it bad?"])
def test_nothing_goes_on_with_what_a_person_has_to_answer(project, again):
    model = served.serve("It is a loop.")
    fresh = texts(said_to(Talk(id="t1", text=again), project, model))
    Exchange.objects.all().delete()
    said_to(Talk(id="t2", text="what is a list?"), project, model)

    said_to(Talk(id="t3", text="i hate my life"), project, model)

    assert texts(said_to(Talk(id="t4", text=again), project, model)) == fresh
    assert not any("hate" in turn.content for asked in model.asked for turn in asked.turns)


def test_where_a_class_allows_no_help_a_day_none_is_promised_for_tomorrow(project, classroom):
    HelpRules.objects.create(classroom=classroom, most_a_day=0)
    has_run(project)

    (_heard, ended) = asked(project, served.serve(HINT))

    assert (ended.how, "Tomorrow" in ended.text) == ("off", False)
