"""Three words that let a student in on another device."""

from pathlib import Path

import pytest
from django.test import Client

from learn.people import cards
from learn.people.models import ReturnCard
from tests.people.conftest import join, student_called, words_on

pytestmark = pytest.mark.django_db


def test_the_words_are_1024_short_and_plain():
    text = (Path(cards.__file__).parent / "words.txt").read_text(encoding="ascii")
    words = text.split()
    assert len(words) == len(set(words)) == 1024
    assert all(3 <= len(word) <= 8 and word.isalpha() and word.islower() for word in words)
    assert words == sorted(words)


def test_the_card_is_shown_once(classroom):
    mia = join(classroom, "Mia")
    first, second = mia.get("/card/"), mia.get("/card/")
    assert len(words_on(first.content).split()) == 3
    for part in (b"Mia", b"7b", b"http://testserver/back/"):
        assert part in first.content
    assert not words_on(second.content)
    assert "no-store" in first.headers["Cache-Control"]


def test_only_a_digest_is_kept(classroom):
    mia = join(classroom, "Mia")
    words = words_on(mia.get("/card/").content)
    kept = str(ReturnCard.objects.values().get()) + str(dict(mia.session))
    assert not any(f"'{word}" in kept or f"{word} " in kept for word in words.split())


@pytest.mark.parametrize("typed", ["{0} {1} {2}", "{0}-{1}-{2}", "  {0}   {1},{2}. ", "{0}{1}{2}"])
def test_the_words_open_the_account_however_they_are_typed(classroom, typed):
    words = words_on(join(classroom, "Mia").get("/card/").content).split()
    text = typed.format(*(word.upper() for word in words))
    laptop = Client()
    page = laptop.post("/back/", {"words": text})
    if typed == "{0}{1}{2}":
        assert page.status_code == 422
    else:
        assert page.url == "/projects/"  # as the button says
        assert laptop.session["_auth_user_id"] == str(student_called("Mia").pk)


@pytest.mark.parametrize(
    "words", ["", "apple", "apple apple apple", "a b c d e f", "\x00 \x00 \x00", "x" * 500, "1 2 3"]
)
def test_wrong_words_get_a_sentence(client, classroom, words):
    join(classroom, "Mia").get("/card/")
    page = client.post("/back/", {"words": words})
    assert page.status_code == 422
    assert b"field__error" in page.content
    assert "_auth_user_id" not in client.session


def test_a_slip_of_the_pen_is_pointed_at(client):
    page = client.post("/back/", {"words": "aple apple apple"}).content.decode()
    assert "“aple” is not one of the words on our cards. Did you mean " in page
    assert "“apple”" in page


def test_back_leads_on_to_where_one_wanted_to_go_and_never_elsewhere(classroom):
    words = words_on(join(classroom, "Mia").get("/card/").content)
    assert b'value="/starters/"' in Client().get("/back/?next=/starters/").content
    assert Client().post("/back/", {"words": words, "next": "/starters/"}).url == "/starters/"
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        assert Client().post("/back/", {"words": words, "next": elsewhere}).url == "/projects/"


def test_a_new_card_of_ones_own_replaces_the_old_one(classroom):
    mia = join(classroom, "Mia")
    old = words_on(mia.get("/card/").content)
    assert mia.post("/card/").url == "/card/"
    new = words_on(mia.get("/card/").content)
    assert Client().post("/back/", {"words": old}).status_code == 422
    assert Client().post("/back/", {"words": new}).status_code == 302


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_teacher_gives_a_new_card_and_the_old_one_stops_at_once(teachers_client, classroom, headers):
    old = words_on(join(classroom, "Mia").get("/card/").content)
    url = f"/classes/{classroom.pk}/students/{student_called('Mia').pk}/card/"
    page = teachers_client.post(url, headers=headers)
    assert page.status_code == 200
    assert (b"<html" in page.content) is not bool(headers)
    assert "no-store" in page.headers["Cache-Control"]
    assert Client().post("/back/", {"words": old}).status_code == 422
    assert Client().post("/back/", {"words": words_on(page.content)}).status_code == 302


def test_a_card_of_somebody_who_is_locked_opens_nothing(classroom):
    words = words_on(join(classroom, "Mia").get("/card/").content)
    mia = student_called("Mia")
    mia.is_active = False
    mia.save()
    assert Client().post("/back/", {"words": words}).status_code == 422


def test_leaving_asks_for_the_words_first(classroom):
    mia = join(classroom, "Mia")
    page = mia.post("/sign-out/")
    assert page.status_code == 200
    assert b"Do you have your three words?" in page.content
    assert "_auth_user_id" in mia.session
    assert mia.post("/sign-out/", {"sure": "yes"}).url == "/welcome/"
    assert "_auth_user_id" not in mia.session


def test_a_teacher_leaves_at_once_and_nobody_is_led_to_the_door(client, teachers_client):
    assert teachers_client.post("/sign-out/").url == "/welcome/"
    assert "_auth_user_id" not in teachers_client.session
    assert client.get("/sign-out/").url == "/welcome/"
    assert client.post("/sign-out/").url == "/welcome/"
