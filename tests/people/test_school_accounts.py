"""Teachers who sign in with their school's own accounts."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from learn.people import seed
from learn.people.adapters import SchoolAdapter, may_teach
from learn.people.models import Classroom, User
from tests.people.school import open_school

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def domains(settings):
    settings.OIDC_TEACHER_DOMAINS = ["School.example", "@staff.example"]


def login_of(email: str, *, verified: object = True) -> SocialLogin:
    account = SocialAccount(provider="school", uid=email or "x", extra_data={})
    addresses = [EmailAddress(email=email, verified=verified, primary=True)] if email else []
    return SocialLogin(user=User(), account=account, email_addresses=addresses)


@pytest.mark.parametrize("email", ["rivera@school.example", "rivera@SCHOOL.EXAMPLE", "a.b+c@staff.example"])
def test_a_verified_address_of_the_school_may_teach(email):
    assert may_teach(login_of(email))


@pytest.mark.parametrize(
    "email",
    ["", "mia@pupils.school.example", "x@evil-school.example", "x@school.example.evil.example", "school.example",
     "x@school.example@evil.example"],
)  # fmt: skip
def test_other_addresses_may_not(email):
    assert not may_teach(login_of(email))


@pytest.mark.parametrize("verified", [False, None, "false", "true"])
def test_an_address_nobody_vouches_for_may_not(verified):
    assert not may_teach(login_of("rivera@school.example", verified=verified))


def test_without_domains_nobody_may(settings):
    settings.OIDC_TEACHER_DOMAINS = []
    assert not may_teach(login_of("rivera@school.example"))
    assert not may_teach(login_of("rivera@"))


@pytest.fixture
def request_(rf: RequestFactory):
    request = rf.get("/accounts/oidc/school/login/callback/")
    request.user, request.session = AnonymousUser(), SessionStore()
    return request


def test_others_are_told_kindly(request_):
    with pytest.raises(ImmediateHttpResponse) as refused:
        SchoolAdapter(request_).pre_social_login(request_, login_of("mia@pupils.example"))
    assert refused.value.response.status_code == 403
    assert b"is not one of a teacher" in refused.value.response.content


def test_a_teacher_gets_an_account_and_the_demo_class(request_):
    demo, login = seed.demo_class(), login_of("rivera@school.example")
    adapter = SchoolAdapter(request_)
    adapter.pre_social_login(request_, login)
    assert adapter.is_open_for_signup(request_, login)
    adapter.populate_user(request_, login, {"name": "Ana Rivera", "email": "rivera@school.example"})
    adapter.save_user(request_, login)
    teacher = User.objects.get()
    assert (teacher.display_name, teacher.is_teacher, teacher.email) == ("Ana Rivera", True, "rivera@school.example")
    assert not teacher.has_usable_password()
    demo.refresh_from_db()
    assert demo.teacher == teacher


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({"name": "Ana\u202e Rivera", "email": "rivera@school.example"}, "rivera"),
        ({"first_name": "Ana", "last_name": "Rivera"}, "Ana Rivera"),
        ({"name": "x" * 200}, "x" * 30),
        ({}, "Teacher"),
    ],
)
def test_a_teacher_has_a_name_that_can_be_shown(request_, data, shown):
    login = login_of("rivera@school.example")
    assert SchoolAdapter(request_).populate_user(request_, login, data).display_name == shown


@pytest.fixture
def school(settings):
    with open_school() as school:
        app = {
            "provider_id": "school",
            "name": "Our school",
            "client_id": "buildalong",
            "secret": "s",
            "settings": {"server_url": school.issuer},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield school


def sign_in(client, school, **person):
    """Go to the school's page and come back from it."""
    school.person = person
    away = client.get("/accounts/oidc/school/login/")
    assert away.url.startswith(f"{school.issuer}/authorize?")
    asked = parse_qs(urlsplit(away.url).query)
    assert asked["redirect_uri"] == ["http://testserver/accounts/oidc/school/login/callback/"]
    assert "code_challenge" in asked
    return client.get("/accounts/oidc/school/login/callback/", {"code": "c", "state": asked["state"][0]})


def test_a_teacher_comes_in_through_the_school_and_comes_again(client, school):
    seed.demo_class()
    assert b"Sign in with Our school" in client.get("/accounts/login/").content
    rivera = {"sub": "1", "name": "Ana Rivera", "email": "rivera@school.example", "email_verified": True}
    assert sign_in(client, school, **rivera).url == "/"
    assert Classroom.objects.get().name.encode() in client.get("/classes/").content
    client.post("/sign-out/")
    assert sign_in(client, school, **rivera).url == "/"
    assert User.objects.get().display_name == "Ana Rivera"


def test_a_pupil_does_not_come_in_through_the_school(client, school):
    pupil = {"sub": "2", "name": "Mia", "email": "mia@pupils.school.example", "email_verified": True}
    page = sign_in(client, school, **pupil)
    assert page.status_code == 403
    assert b"is not one of a teacher" in page.content
    assert not User.objects.exists()


def test_a_teacher_who_has_left_the_school_stays_out(client, school, settings):
    rivera = {"sub": "1", "name": "Ana Rivera", "email": "rivera@school.example", "email_verified": True}
    sign_in(client, school, **rivera)
    client.post("/sign-out/")
    settings.OIDC_TEACHER_DOMAINS = ["other.example"]
    assert sign_in(client, school, **rivera).status_code == 403
    assert "_auth_user_id" not in client.session


def test_who_turns_back_at_the_school_is_told_so(client, school):
    away = client.get("/accounts/oidc/school/login/")
    state = parse_qs(urlsplit(away.url).query)["state"][0]
    page = client.get("/accounts/oidc/school/login/callback/", {"error": "access_denied", "state": state}, follow=True)
    assert b"You are not signed in" in page.content


def test_without_a_school_there_is_no_such_door(client):
    assert client.get("/accounts/oidc/school/login/").status_code == 404
    assert b"Sign in with" not in client.get("/accounts/login/").content
