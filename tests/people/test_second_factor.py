"""A teacher's second factor."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def sign_in(client: Client):
    return client.post("/accounts/login/", {"login": "Ms Rivera", "password": PASSWORD}, follow=True)


def number_for(secret: str, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


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
