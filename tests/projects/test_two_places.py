"""Two places at once, over HTTP: what comes together, what is kept beside, and where one was."""

import uuid

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects import files
from projects.history import versions
from projects.models import Aside, File, Version
from runner.files import digest_of
from runner.limits import MIB
from tests.examples import examples
from tests.projects.conftest import signed_in
from tests.projects.pages.test_files_api import Desk

LINES = "one\ntwo\nthree\nfour\n"


@pytest.fixture
def desk(client, project):
    desk = Desk(client, project)
    desk.save("main.py", LINES, 1)
    return desk


def save(desk, text, base, **more):
    url = desk.file("main.py")["url"]
    return desk.page.put(url, {"text": text, "base": base, **more}, content_type="application/json")


def settle(desk, **choice):
    return desk.page.post(f"{desk.file('main.py')['url']}settle/", choice, content_type="application/json")


def texts(desk):
    """Every text that the file ever had."""
    file = File.objects.get(pk=desk.file("main.py")["id"])
    return [versions.text_at(file, revision) for revision in range(1, file.revision + 1)]


def test_changes_that_do_not_touch_come_together(desk):
    save(desk, LINES.replace("one", "one, at home"), 2)
    answer = save(desk, LINES.replace("four", "four, at the library"), 2).json()
    both = "one, at home\ntwo\nthree\nfour, at the library\n"
    assert (answer["text"], desk.text("main.py")) == (both, both)
    assert answer["revision"] == desk.file("main.py")["revision"]
    assert texts(desk)[1:] == [
        LINES,
        LINES.replace("one", "one, at home"),
        LINES.replace("four", "four, at the library"),
        both,
    ]
    assert Version.objects.order_by("id").last().kind == Version.Kind.MERGED


def test_a_save_on_the_newest_text_is_answered_without_it(desk):
    assert "text" not in save(desk, "typed", 2).json()


def test_changes_that_touch_are_both_kept_until_one_is_chosen(desk):
    save(desk, LINES.replace("two", "zwei"), 2)
    answer = save(desk, LINES.replace("two", "deux"), 2)
    assert answer.status_code == 409
    assert answer.json()["text"] == desk.text("main.py") == LINES.replace("two", "zwei")
    (aside,) = desk.page.get(desk.file("main.py")["url"]).json()["aside_texts"]
    assert aside == {"id": answer.json()["aside"], "text": LINES.replace("two", "deux")}


def test_what_is_typed_on_is_kept_in_the_same_place(desk):
    save(desk, "theirs", 2)
    first = save(desk, "mine", 2).json()["aside"]
    assert save(desk, "mine too", 2, aside=first).json()["aside"] == first
    assert [bytes(row.data) for row in Aside.objects.all()] == [b"mine too"]


def test_the_same_text_sent_twice_is_kept_once(desk):
    save(desk, "theirs", 2)
    assert save(desk, "mine", 2).json()["aside"] == save(desk, "mine", 2).json()["aside"]


def test_when_it_can_be_saved_after_all_nothing_is_left_beside(desk):
    save(desk, LINES.replace("two", "zwei"), 2)
    aside = save(desk, LINES.replace("two", "deux"), 2).json()["aside"]
    answer = save(desk, LINES.replace("four", "quatre"), 2, aside=aside)
    assert answer.json()["text"] == "one\nzwei\nthree\nquatre\n"
    assert desk.file("main.py")["asides"] == {}


@pytest.mark.parametrize("chosen", ["theirs", "mine", "something new"])
def test_whichever_is_chosen_the_other_is_in_the_history(desk, chosen):
    save(desk, "theirs", 2)
    answer = save(desk, "mine", 2).json()
    beside = "mine" if chosen == "theirs" else "theirs"
    settled = settle(desk, text=chosen, base=answer["revision"], beside=beside, aside=answer["aside"])
    assert settled.status_code == 200
    assert settled.json()["asides"] == {}
    assert desk.text("main.py") == chosen
    assert {"theirs", "mine", chosen} <= set(texts(desk))
    assert settled.json()["revision"] == len(texts(desk))


def test_both_are_kept_as_two_files(desk):
    save(desk, "theirs", 2)
    answer = save(desk, "mine", 2).json()
    settle(desk, text="mine", base=answer["revision"], beside="theirs", aside=answer["aside"], second=True)
    assert (desk.text("main.py"), desk.text("main_other.py")) == ("mine", "theirs")


def test_what_was_typed_after_the_choice_was_shown_is_not_lost_either(desk):
    save(desk, "theirs", 2)
    answer = save(desk, "mine", 2).json()
    save(desk, "mine, and more", 2, aside=answer["aside"])  # at the one place, while at the other it is settled
    settle(desk, text="theirs", base=answer["revision"], beside="mine", aside=answer["aside"])
    assert {"theirs", "mine", "mine, and more"} <= set(texts(desk))


def test_where_the_file_is_another_again_the_choice_is_asked_again(desk):
    save(desk, "theirs", 2)
    answer = save(desk, "mine", 2).json()
    save(desk, "theirs again", 3)
    again = settle(desk, text="mine", base=answer["revision"], beside="theirs", aside=answer["aside"])
    assert (again.status_code, again.json()["text"]) == (409, "theirs again")
    assert desk.file("main.py")["asides"]


def test_a_choice_made_elsewhere_is_taken_up_by_the_page_that_goes_on_typing(desk):
    save(desk, LINES.replace("two", "zwei"), 2)
    mine = LINES.replace("two", "deux")
    answer = save(desk, mine, 2).json()
    settle(desk, text=LINES.replace("two", "zwei"), base=answer["revision"], beside=mine, aside=answer["aside"])
    on = save(desk, mine.replace("four", "quatre"), 2, sent=[mine], aside=answer["aside"])
    assert on.json()["text"] == "one\nzwei\nthree\nquatre\n"


def test_typing_on_after_an_answer_got_lost_is_no_quarrel_with_oneself(desk):
    save(desk, "one, two", 2)
    answer = save(desk, "one, two, three", 2, sent=["one", "one, two"])
    assert answer.status_code == 200
    assert desk.text("main.py") == "one, two, three"


def test_an_answer_lost_after_both_came_together_is_no_quarrel_either(desk):
    save(desk, LINES.replace("one", "eins"), 2)
    mine = LINES.replace("four", "quatre")
    save(desk, mine, 2)
    answer = save(desk, mine.replace("quatre", "quatre, cinq"), 2, sent=[mine])
    assert answer.json()["text"] == "eins\ntwo\nthree\nquatre, cinq\n"


def test_a_base_that_nobody_knows_is_kept_beside(desk):
    assert save(desk, "typed on what a backup has forgotten", 40).status_code == 409
    assert desk.file("main.py")["asides"]


def test_what_was_typed_into_a_file_deleted_elsewhere_is_there_when_it_is_back(desk):
    desk.add("notes.txt", "old")
    url = desk.file("notes.txt")["url"]
    desk.act("notes.txt", "delete")
    gone = desk.page.put(url, {"text": "typed", "base": 1}, content_type="application/json")
    assert gone.status_code == 410
    desk.page.post(gone.json()["undo"])
    assert [one["text"] for one in desk.page.get(url).json()["aside_texts"]] == ["typed"]


def test_a_file_renamed_elsewhere_is_saved_under_its_new_name(desk):
    url = desk.file("words.txt")["url"]
    desk.act("words.txt", "name", {"name": "list.txt"})
    assert desk.page.put(url, {"text": "typed", "base": 1}, content_type="application/json").status_code == 200
    assert desk.text("list.txt") == "typed"


def test_there_is_a_bound_and_what_goes_over_it_goes_into_the_history(desk):
    save(desk, "theirs", 2)
    for number in range(12):
        assert save(desk, f"mine {number}", 2).status_code == 409
    assert len(desk.file("main.py")["asides"]) == 8
    assert {"mine 0", "mine 1", "mine 2", "mine 3", "theirs"} <= set(texts(desk))
    assert desk.text("main.py") == "theirs"


def test_too_long_a_text_is_kept_nowhere(desk):
    save(desk, "theirs", 2)
    assert save(desk, "x" * (MIB + 1), 2).status_code == 413
    assert Aside.objects.count() == 0


def test_nobody_else_settles_or_moves_the_cursor(desk, teacher):
    page = signed_in(teacher)
    url = desk.file("main.py")["url"]
    choice = {"text": "x", "base": 2, "beside": ""}
    assert page.post(f"{url}settle/", choice, content_type="application/json").status_code == 403
    path = reverse("projects:place", args=[desk.project.pk])
    place = {"device": "a", "open": str(uuid.uuid4())}
    assert page.put(path, place, content_type="application/json").status_code == 403


texts_drawn = st.lists(st.sampled_from(["a", "b", "c", "", "x = 1"]), max_size=6).map("\n".join)


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 1), texts_drawn), min_size=1, max_size=6))
def test_nothing_that_was_sent_is_lost_whatever_two_places_type(desk, saves):
    """Two pages that never hear of each other: each text is in the history, or beside the file."""
    base = desk.file("main.py")["revision"]
    known = {0: (base, {}), 1: (base, {})}
    for who, text in saves:
        revision, more = known[who]
        answer = save(desk, text, revision, **more).json()
        known[who] = (revision, {"aside": answer["aside"]}) if "aside" in answer else (answer["revision"], {})
        if not more:
            there = [
                *texts(desk),
                *(one["text"] for one in desk.page.get(desk.file("main.py")["url"]).json()["aside_texts"]),
            ]
            assert text in there or answer.get("text") is not None


# ── Where one was ──


def place_of(desk):
    path = reverse("projects:workspace", args=[desk.project.pk])
    return desk.page.get(path).context["data"]["place"]


def test_where_one_was_comes_with_the_page_on_the_next_device(desk):
    main, words = desk.file("main.py"), desk.file("words.txt")
    save(desk, "typed", 2, place={"device": "home", "open": main["id"], "cursors": {main["id"]: [3, 3]}})
    path = reverse("projects:place", args=[desk.project.pk])
    place = {"device": "home", "open": words["id"], "cursors": {words["id"]: [1, 4]}}
    assert desk.page.put(path, place, content_type="application/json").status_code == 200
    assert place_of(desk) == {
        "device": "home",
        "open": words["id"],
        "cursors": {main["id"]: [3, 3], words["id"]: [1, 4]},
    }


@pytest.mark.parametrize(
    "place",
    [
        *[{}, {"device": "x" * 41, "open": str(uuid.uuid4())}, {"device": "x", "open": "main.py"}],
        *[{"device": device, "open": str(uuid.uuid4())} for device in ("\0", "\ud800", "\u202e")],
        {"device": "x", "open": str(uuid.uuid4()), "cursors": {"main.py": [0, 0]}},
        {"device": "x", "open": str(uuid.uuid4()), "cursors": {str(uuid.uuid4()): [0, -1]}},
        {"device": "x", "open": str(uuid.uuid4()), "cursors": {str(uuid.uuid4()): [0, 2**40]}},
        {"device": "x", "open": str(uuid.uuid4()), "cursors": {str(uuid.uuid4()): [0, 1] for _ in range(101)}},
    ],
    ids=range(10),
)
def test_what_is_no_place_is_refused(desk, place):
    path = reverse("projects:place", args=[desk.project.pk])
    assert desk.page.put(path, place, content_type="application/json").status_code == 422
    assert place_of(desk) == {}


def test_cursors_in_files_that_are_not_there_are_forgotten(desk):
    path = reverse("projects:place", args=[desk.project.pk])
    place = {"device": "x", "open": str(uuid.uuid4()), "cursors": {str(uuid.uuid4()): [0, 1]}}
    desk.page.put(path, place, content_type="application/json")
    assert place_of(desk)["cursors"] == {}


def test_a_program_that_writes_the_file_meanwhile_and_the_student_come_together(desk):
    desk.add("log.txt", LINES)
    written = {"log.txt": LINES.replace("one", "one, by the program").encode()}
    started = {"log.txt": digest_of(LINES.encode())}
    files.bring_home(project=desk.project, written=written, removed=[], started_from=started)
    url = desk.file("log.txt")["url"]
    typed = {"text": LINES + "five\n", "base": 1}
    answer = desk.page.put(url, typed, content_type="application/json").json()
    assert answer["text"] == "one, by the program\ntwo\nthree\nfour\nfive\n"
