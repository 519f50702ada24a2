"""A teacher's second factor."""

import re
import time
from io import StringIO
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def sign_in(client: Client):
    return client.post("/accounts/login/", {"login": "Ms Rivera", "password": PASSWORD}, follow=True)


def number_for(secret: str, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def with_second_factor(client, teacher):
    """The teacher has switched it on and signed out: the app's secret, the spare codes and the pages seen."""
    sign_in(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    first = client.get("/accounts/2fa/totp/activate/")
    secret = re.search(r"<code[^>]*>([A-Z2-7]+)</code>", first.content.decode())[1]
    second = client.post("/accounts/2fa/totp/activate/", {"code": number_for(secret)}, follow=True)
    client.post("/sign-out/")
    spare = re.findall(r'class="code">(\d+)<', second.content.decode())
    return SimpleNamespace(secret=secret, spare=spare, pages=[first, second])


def test_from_switching_it_on_to_switching_it_off(client, teacher):
    sign_in(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code[^>]*>([A-Z2-7]+)</code>", page)[1]
    page = client.post("/accounts/2fa/totp/activate/", {"code": number_for(secret)}, follow=True)
    assert b"Your spare codes" in page.content
    spare = re.findall(r'class="code">(\d+)<', page.content.decode())
    assert len(spare) == 10
    assert b"attachment" in client.get("/accounts/2fa/recovery-codes/download/").headers["Content-Disposition"].encode()
    assert b"Make new spare codes?" in client.get("/accounts/2fa/recovery-codes/generate/").content

    client.post("/sign-out/")
    assert b"the number on your phone" in sign_in(client).content
    assert client.get("/classes/").status_code == 302
    assert b"does not fit" in client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content
    assert client.post("/accounts/2fa/authenticate/", {"code": spare[0]}).url == "/"
    assert client.get("/classes/").status_code == 200

    assert b"Is it you?" in client.get("/accounts/2fa/totp/deactivate/", follow=True).content
    client.post("/accounts/2fa/reauthenticate/", {"code": spare[1]})
    assert b"Switch the second factor off?" in client.get("/accounts/2fa/totp/deactivate/").content
    client.post("/accounts/2fa/totp/deactivate/")
    client.post("/sign-out/")
    assert b"Your classes" in sign_in(client).content


def test_what_protects_the_account_asks_for_the_password(teachers_client):
    page = teachers_client.get("/accounts/2fa/totp/activate/", follow=True)
    assert b"please type your password once more" in page.content
    page = teachers_client.post("/accounts/reauthenticate/", {"password": "wrong"})
    assert b"That is not your password" in page.content


def test_a_password_is_changed(client, teacher):
    sign_in(client)
    new = "seven calm herons sing"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/accounts/password/change/", form | {"oldpassword": "x"}).status_code == 200
    page = client.post("/accounts/password/change/", form, follow=True)
    assert b"Your password is changed." in page.content
    assert not Client().login(username="ms rivera", password=PASSWORD)
    assert Client().login(username="ms rivera", password=new)


def test_a_number_that_has_just_changed_still_fits(client, with_second_factor):
    """Typing takes its time, and the clock of a machine without the internet is a little wrong."""
    sign_in(client)
    answer = client.post("/accounts/2fa/authenticate/", {"code": number_for(with_second_factor.secret, steps=-1)})
    assert answer.status_code == 302


def test_a_number_lets_nobody_in_twice(client, teacher, with_second_factor):
    number = number_for(with_second_factor.secret, steps=1)
    sign_in(client)
    assert client.post("/accounts/2fa/authenticate/", {"code": number}).status_code == 302
    client.post("/sign-out/")
    sign_in(client)
    for typed in (number, f"{number[:3]} {number[3:]}"):
        cache.delete(f"allauth.mfa.totp.used?user={teacher.pk}&code={number}")  # as after half a minute
        assert b"does not fit" in client.post("/accounts/2fa/authenticate/", {"code": typed}).content


def test_a_spare_code_that_was_used_is_told_from_a_wrong_number(client, with_second_factor):
    spare = with_second_factor.spare[0]
    sign_in(client)
    assert client.post("/accounts/2fa/authenticate/", {"code": spare}).status_code == 302
    client.post("/sign-out/")
    sign_in(client)
    page = client.post("/accounts/2fa/authenticate/", {"code": spare}).content.decode()
    assert "each works once" in page
    page = client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert "the clock" in page


@pytest.mark.django_db(transaction=True)
def test_all_words_about_it_are_this_sites(client, with_second_factor):
    pages = [*with_second_factor.pages, sign_in(client)]
    text = "".join(page.content.decode() for page in pages)
    assert "The second factor is on." in text
    assert "six digits, or a spare code" in text
    assert text.count('inputmode="numeric"') == 2
    assert not re.search("recovery codes|authenticator code|activated", text, re.IGNORECASE)


def test_whoever_has_lost_phone_and_spare_codes_is_let_in_from_the_terminal(client, with_second_factor):
    assert b"second_factor_off" in sign_in(client).content
    told = StringIO()
    call_command("second_factor_off", "Ms  Rivera", stdout=told)
    assert "Ms Rivera" in told.getvalue()
    assert b"Your classes" in sign_in(client).content
    with pytest.raises(CommandError, match="has no second factor"):
        call_command("second_factor_off", "Ms Rivera")


def test_a_teacher_who_is_not_there_is_told_with_those_who_are(teacher):
    with pytest.raises(CommandError, match=r"no teacher called Ms Riviera.*Ms Rivera"):
        call_command("second_factor_off", "Ms Riviera")
