"""Codes and cards cannot be searched for, and a school behind one address is not taken for a search."""

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from learn.people import cards, guesses
from learn.people.models import Membership
from tests.people.conftest import join, student_called

pytestmark = pytest.mark.django_db


def test_a_hundred_guesses_shut_the_door_also_for_the_right_code(classroom):
    client = Client()
    for number in range(100):
        client.post("/welcome/", {"code": f"WRNG{number:04}"})
    page = client.post("/welcome/", {"code": classroom.code})
    assert page.status_code == 429
    assert 0 < int(page.headers["Retry-After"]) <= guesses.SECONDS
    assert b"Try again in 10 minutes." in page.content
    assert client.get(classroom.join_path).status_code == 429
    assert client.post(classroom.join_path, {"nickname": "Mia"}).status_code == 429
    assert not Membership.objects.exists()


def test_guesses_by_link_count_too(classroom):
    client = Client()
    answers = [client.get(f"/join/WRNG{number:04}/").status_code for number in range(100)]
    assert answers[0] == 404
    assert answers[-1] == 429


def test_the_door_opens_again(classroom, monkeypatch):
    client = Client()
    for number in range(100):
        client.post("/welcome/", {"code": f"WRNG{number:04}"})
    later = guesses.time.time() + guesses.SECONDS + 1
    monkeypatch.setattr("time.time", lambda: later)
    assert client.post("/welcome/", {"code": classroom.code}).status_code == 302


def test_other_addresses_are_not_shut_out(classroom):
    for number in range(100):
        Client().post("/welcome/", {"code": f"WRNG{number:04}"}, REMOTE_ADDR="10.0.0.7")
    join(classroom, "Mia", REMOTE_ADDR="10.0.0.8")


def test_a_search_from_many_addresses_is_stopped_too(classroom):
    for number in range(guesses.CODES.overall):
        request = RequestFactory().get("/", REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}")
        guesses.note_wrong(request, guesses.CODES)
    assert Client().get(classroom.join_path, REMOTE_ADDR="10.9.9.9").status_code == 429


def test_thirty_students_join_from_one_address_with_a_slip_each(classroom):
    for number in range(30):
        Client().post("/welcome/", {"code": classroom.code[:-1]})
        join(classroom, f"Student {number}")
    assert Membership.objects.count() == 30


def test_a_class_that_comes_back_together_is_let_in(classroom):
    for number in range(30):
        join(classroom, f"Student {number}")
    for number in range(30):
        words = cards.new(student=student_called(f"Student {number}"))
        Client().post("/back/", {"words": "not my card"})
        assert Client().post("/back/", {"words": words}).status_code == 302


def test_a_hundred_cards_shut_the_door_also_for_the_right_one(classroom):
    join(classroom, "Mia")
    words, client = cards.new(student=student_called("Mia")), Client()
    for _ in range(100):
        client.post("/back/", {"words": "apple apple apple"})
    page = client.post("/back/", {"words": words})
    assert page.status_code == 429
    assert b"Try again in" in page.content
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("proxies", "seen", "counted"),
    [
        (0, "6.6.6.6", "10.0.0.1"),  # nobody in front: what the browser says is only a claim
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.1.1.1", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.1"),  # came past the proxies
        (1, "nonsense", "unknown"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "::ffff:1.2.3.4", "1.2.3.4"),
    ],
)
def test_the_address_is_the_one_our_proxies_saw(settings, proxies, seen, counted):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=seen)
    assert guesses.address(request) == counted


def test_who_is_in_already_is_not_shut_out(classroom, teachers_client):
    mia = join(classroom, "Mia")
    for _ in range(100):
        Client().get("/join/WRNG2345/")
    assert mia.get(classroom.join_path).url == "/"
    assert teachers_client.get(classroom.join_path).status_code == 200
    assert mia.get("/join/WRNG2345/").status_code == 429


def test_an_expired_code_is_no_guess(classroom):
    classroom.code_expires_at = timezone.now()
    classroom.save()
    answers = {Client().get(classroom.join_path).status_code for _ in range(guesses.CODES.per_address + 5)}
    assert answers == {410}
