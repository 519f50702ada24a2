"""What people may call themselves."""

import time
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from learn.people import names
from learn.people.errors import RefusedName
from tests import attacks
from tests.people.conftest import join, student_called


@pytest.mark.parametrize(
    "name",
    ["Mia", "Zoë", "José María", "Ольга", "小明", "นิด", "अनिता", "مريم", "O'Neill", "x", "7", "Mia 2", "R2-D2",
     "Mia 🦊", "Nguyễn Thị", "a" * 30],
)  # fmt: skip
def test_names_of_all_alphabets_stay_as_they_are(name):
    assert names.cleaned(name) == name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("  Mia  ", "Mia"), ("Mia   R", "Mia R"), ("Zoe\u0308", "Zoë"), ("Mia\u00a0R", "Mia R"), ("Mia ❤️", "Mia ❤")],
)
def test_what_makes_no_difference_is_tidied(typed, shown):
    assert names.cleaned(typed) == shown


@pytest.mark.parametrize(
    "typed",
    ["Mia\u202eaiM", "Mi\u200ba", "\u2066Mia", "Mia\x00", "Mia\n", "Mi\ta", "\ufeffMia", "Mi\u00ada", "\ud800",
     "\ue000", "\u3164", "ㅤㅤ", "\u115fMia", "\u2800", "Mi\u034fa", "Mia\U000e0100", "Mia\U000e0041",
     "\u2028Mia", "\u0378"],
)  # fmt: skip
def test_characters_that_nobody_sees_are_refused(typed):
    with pytest.raises(RefusedName):
        names.cleaned(typed)


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "🦊", "-", "'", "<>", "…"])
def test_a_name_has_a_letter_or_a_digit(typed):
    with pytest.raises(RefusedName, match="at least one letter"):
        names.cleaned(typed)


def test_a_long_name_says_how_much_room_there_is():
    with pytest.raises(RefusedName, match="31 characters long; there is room for 30"):
        names.cleaned("a" * 31)


def test_what_is_far_too_long_is_not_even_looked_at():
    began = time.thread_time()
    with pytest.raises(RefusedName, match="far too long; there is room for 30"):
        names.cleaned("\ufdfa" * 2_000_000)
    assert time.thread_time() - began < 0.1


def test_towers_of_accents_are_refused():
    with pytest.raises(RefusedName, match="accents"):
        names.cleaned("Z" + "\u0301\u0302\u0303\u0304\u0305")


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_clean_name_or_a_sentence(text):
    try:
        name = names.cleaned(text)
    except RefusedName:
        return
    assert names.cleaned(name) == name
    assert 0 < len(name) <= 30
    assert len(names.key(name)) <= 600  # the column's width


@pytest.mark.django_db
@pytest.mark.parametrize(
    "nickname",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=1>',
        "=cmd|'/c calc'!A1",
        "{{ 7 }}{% csrf %}",
        "'; DROP TABLE 1",
    ],
)
def test_hostile_nicknames_are_only_names(teachers_client, classroom, nickname):
    mia = join(classroom, nickname[:30])
    assert student_called(nickname[:30]).display_name == nickname[:30]
    for page in (mia.get("/card/"), teachers_client.get(f"/classes/{classroom.pk}/"), mia.get("/sign-out/")):
        assert page.status_code == 200
        assert b"<script>alert" not in page.content
        assert b"<img src=x" not in page.content


@pytest.mark.django_db
def test_names_that_attack_file_systems_are_names_or_get_a_sentence(teachers_client, classroom):
    for nickname in attacks.names():
        body = urlencode({"nickname": nickname}, errors="surrogatepass")
        page = Client().post(classroom.join_path, body, content_type="application/x-www-form-urlencoded")
        assert page.status_code in (302, 422), nickname
        assert page.status_code == 302 or b"field__error" in page.content
    page = teachers_client.get(f"/classes/{classroom.pk}/")
    assert page.status_code == 200
    assert b"<script>window" not in page.content


@pytest.mark.django_db
@pytest.mark.parametrize("nickname", ["\x00", "Mia\x00", "\u202e", "a" * 5000, "\ud800", "😀" * 31])
def test_a_refused_nickname_is_said_on_the_page(client, classroom, nickname):
    body = urlencode({"nickname": nickname}, errors="surrogatepass")
    page = client.post(classroom.join_path, body, content_type="application/x-www-form-urlencoded")
    assert page.status_code == 422
    assert b"field__error" in page.content
