"""Only of those who give, only what failed since they do, and nothing in it that is theirs."""

import datetime

import pytest
from django.utils import timezone

from learn.lessons import lessons
from learn.people.models import Membership
from learn.progress import journeys
from learn.progress.standing import of_project
from runner.files import keep_all
from runner.models import Run
from tests.progress.steps import checked
from tests.projects.conftest import open_class
from tests.tutor.flywheel.conftest import failed, gift, hinted, move
from tests.tutor.moments import TYPO, has_run
from tutor.flywheel import collecting, consent
from tutor.flywheel.collecting import MOST_A_DAY, collect
from tutor.flywheel.giving import Given, Helped, given
from tutor.models import Gift, Giving

pytestmark = pytest.mark.django_db
WELL = "score = 3\nprint(score)\n"


def test_where_nobody_has_said_yes_nothing_is_kept(ada):
    failed(ada)
    assert collect() == []
    assert not Gift.objects.exists()


def test_what_failed_is_kept_without_its_student(giving, ada):
    failed(ada, "# by Ada\nscore = 3\nprint('Ada has', scroe)\n")
    collect()
    kept = Gift.objects.get()
    assert (kept.student, kept.tag, kept.state) == (ada, "name-typo", Gift.State.NEW)
    for word in ("ada", "score", "scroe", "has", "#"):
        assert word not in kept.program.lower()


def test_a_run_from_before_is_not_looked_at(giving, ada):
    move(failed(ada), hours=1)
    assert collect() == []


def test_what_was_looked_at_once_is_not_looked_at_again(giving, ada):
    failed(ada)
    assert len(collect()) == 1
    Gift.objects.all().delete()
    assert collect() == []


def test_a_student_says_no_and_it_wins(giving, ada, grace):
    failed(ada)
    failed(grace, TYPO.replace("3", "4"))
    collect()
    consent.say(ada, gives=False)
    assert set(Gift.objects.values_list("student", flat=True)) == {grace.pk}
    failed(ada, "lives = 3\nprint(livse)\n")
    collect()
    assert not Gift.objects.filter(student=ada).exists()


@pytest.mark.parametrize(
    "say_no",
    [
        lambda ada: consent.say(ada, gives=False),
        lambda ada: consent.switch(ada.memberships.get().classroom, gives=False),
    ],
    ids=["student", "class"],
)
def test_no_said_while_programs_are_looked_through_holds_for_these(giving, ada, monkeypatch, say_no):
    def meanwhile(run, project, tag, masked):
        say_no(ada)
        return {}

    monkeypatch.setattr(collecting, "helped", meanwhile)
    failed(ada)
    assert collect() == []
    assert not Gift.objects.exists()


def test_who_says_yes_again_gives_nothing_of_the_time_between(giving, ada):
    consent.say(ada, gives=False)
    failed(ada)
    consent.say(ada, gives=True)
    assert collect() == []
    failed(ada, "lives = 3\nprint(livse)\n")
    assert len(collect()) == 1


def test_of_a_student_in_two_classes_both_have_to_give(giving, ada, teacher):
    other = open_class(teacher, "Second class")
    Membership.objects.create(classroom=other, student=ada, nickname="Ada")
    failed(ada)
    collect()
    assert not Gift.objects.exists()
    gift(ada, state=Gift.State.GIVEN)
    assert list(given()) == []
    consent.switch(other, gives=True)
    assert len(list(given())) == 1


def test_a_teacher_who_learns_too_gives_nothing(giving, ada):
    ada.is_teacher = True
    ada.save()
    failed(ada)
    assert collect() == []


def test_the_class_stops_and_all_is_gone(giving, ada):
    failed(ada)
    collect()
    consent.switch(giving, gives=False)
    assert not Gift.objects.exists()
    assert not Giving.objects.exists()


def test_the_same_mistake_is_kept_once_and_of_many_only_some(giving, ada):
    for _ in range(3):
        failed(ada)
    for number in range(MOST_A_DAY + 4):
        failed(ada, f"score = {number}\nprint(scroe)\n")
    collect()
    assert Gift.objects.count() == MOST_A_DAY


@pytest.mark.parametrize("data", [b"x = '\xff\xfe'\nprint(scroe)\n", b"print(scroe)\n" * 9_000, b"\0"])
def test_what_is_no_small_text_is_left_out(giving, ada, data):
    run = failed(ada)
    Run.objects.filter(pk=run.pk).update(files=keep_all({"main.py": data}))
    assert collect() == []


def test_what_waits_too_long_is_forgotten(giving, ada):
    gift(ada, at=timezone.now() - datetime.timedelta(days=61))
    old = gift(ada, "x = 1\n", state=Gift.State.GIVEN, at=timezone.now() - datetime.timedelta(days=61))
    collect()
    assert Gift.objects.get() == old


def test_who_has_left_the_class_gives_no_more(giving, ada, grace):
    for student in (ada, grace):
        gift(student, state=Gift.State.GIVEN)
    ada.memberships.all().delete()
    assert len(list(given())) == 1
    collect()
    assert Gift.objects.get().student == grace


# ── Hints ──


def test_the_hint_that_helped_goes_with_it(giving, ada):
    run = failed(ada)
    hinted(run)
    failed(ada, "score = 3\nprint(scroo)\n")
    failed(ada, WELL, failed=None)
    collect()
    helped = next(row.helped for row in Gift.objects.all() if row.helped)
    (sentence,) = helped["sentences"]
    program = Gift.objects.get(helped__level="nudge").program
    slip = program.rsplit("(", 1)[1].split(")")[0]
    assert sentence.startswith(f"Line 3 uses `{slip}`, which Python does not know.")


def test_a_hint_after_which_it_took_longer_did_not_help(giving, ada):
    hinted(failed(ada))
    for _ in range(2):
        failed(ada)
    failed(ada, WELL, failed=None)
    collect()
    assert Gift.objects.get().helped == {}


@pytest.mark.parametrize(("passes_after", "helps"), [(0, True), (2, True), (3, False)])
def test_in_a_lesson_it_helped_if_the_step_is_passed_by_check_or_within_two_runs(giving, ada, passes_after, helps):
    standing = of_project(journeys.begin(student=ada, lesson=lessons.find("quiz-master")).project)
    hinted(has_run(standing.project))
    for _ in range(passes_after):
        has_run(standing.project)
    checked(standing, passed=True, texts={})
    collect()
    assert bool(Gift.objects.get().helped) == helps


def test_what_has_not_been_let_through_is_not_given(giving, ada, grace):
    for state in Gift.State:
        gift(ada, f"x = '{state}'\n", state=state)
    gift(grace, "x = 'given'\n", state=Gift.State.GIVEN, digest=Gift.objects.get(state="given").digest)
    assert list(given()) == [Given(program="x = 'given'\n", tag="name-typo", line=2)]
    Gift.objects.update(helped={"level": "nudge", "sentences": ["Look."]})
    assert next(given()).helped == Helped(level="nudge", sentences=["Look."])
    assert not {"student", "classroom", "at"} & set(Given.__struct_fields__)
