"""What every answer and every socket carries, whoever asks."""

import json
import re
import urllib.request
import uuid
from urllib.parse import urlsplit

import pytest
import websockets
from django.conf import settings
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from bench.site import Site, Student

NOBODYS = "00000000-0000-4000-8000-000000000000"
OPEN_TO_ALL = ["/welcome/", "/back/", "/accounts/login/", "/healthz", "/no-such-page/", "/"]


def addresses(patterns=None, prefix=""):
    """Every address of the site, with made-up ids."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield "/" + re.sub(r"<(?:uuid:)\w+>", NOBODYS, re.sub(r"<(?:str|slug):\w+>|<\w+>", "x", route))


@pytest.mark.django_db
@pytest.mark.parametrize("path", sorted(path for path in set(addresses()) if not set("(^?[\\") & set(path)))
def test_every_answer_has_a_strict_policy(client, path):
    """Also refusals, redirects and pages that are not there."""
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
@pytest.mark.parametrize("path", OPEN_TO_ALL)
def test_pages_bring_no_script_and_no_style_in_their_text(client, path):
    text = client.get(path, follow=True).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"\son\w+=", text)
    for address in re.findall(r"(?:src|href)=\"(https?:)?//", text):
        pytest.fail(f"{path} takes something from elsewhere: {address}")


@pytest.mark.django_db
def test_the_nonce_is_another_one_each_time(client):
    policies = {client.get("/welcome/").headers["Content-Security-Policy"] for _ in range(2)}
    assert len(policies) == 2


def test_there_is_no_admin(client):
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert client.get("/admin/").status_code == 404


async def opens(stack, origin: str | None) -> bool:
    """Whether a student's own socket opens for a page of `origin`."""
    student = Student(Site(stack.url, urlsplit(stack.class_link).path, None, 0), uuid.uuid4().hex[:6])
    async with student.http:
        await student.join()
        await student.fork()
        cookies = "; ".join(f"{name}={value}" for name, value in student.http.cookies.items())
    address = f"{student.site.socket_url}/ws/projects/{student.project}/run/"
    try:
        async with websockets.connect(address, origin=origin, additional_headers={"Cookie": cookies}):
            return True
    except websockets.InvalidStatus as refused:
        return refused.response.status_code != 403


async def test_our_own_page_opens_our_socket(stack):
    assert await opens(stack, stack.url)


@pytest.mark.parametrize("origin", [None, "https://evil.example", "http://localhost.evil.example", "null"])
async def test_another_site_cannot_open_our_socket(stack, origin):
    assert not await opens(stack, origin)


def test_files_with_their_hash_in_the_name_are_kept_for_a_year(stack):
    page = urllib.request.urlopen(f"{stack.url}/welcome/", timeout=20).read().decode()
    sources = re.findall(r"(?:src|href)=\"(/static/[^\"]+)\"", page)
    assert sources
    for source in sources:
        assert re.search(r"\.[0-9a-f]{12}\.", source), source
        with urllib.request.urlopen(stack.url + source, timeout=20) as answer:
            assert "immutable" in answer.headers["Cache-Control"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_modules_ask_for_modules_by_their_hashed_names(stack):
    manifest = json.loads((stack.data / "static" / "staticfiles.json").read_text())["paths"]
    for name, hashed in manifest.items():
        if name.endswith(".js") and not name.endswith("editor.js"):
            text = (stack.data / "static" / hashed).read_text()
            for imported in re.findall(r"^\s*(?:import|export)\b[^;]*?from\s*\"(\.[^\"]+)\"", text, re.M):
                assert re.search(r"\.[0-9a-f]{12}\.js$", imported), f"{name} imports {imported}"


def test_static_files_are_small_on_the_way(stack):
    question = urllib.request.Request(f"{stack.url}/welcome/")
    page = urllib.request.urlopen(question, timeout=20).read().decode()
    style = next(source for source in re.findall(r"href=\"(/static/[^\"]+\.css)\"", page))
    asked = urllib.request.Request(stack.url + style, headers={"Accept-Encoding": "br, gzip"})
    assert urllib.request.urlopen(asked, timeout=20).headers["Content-Encoding"] == "br"


@override_settings(ALLOWED_HOSTS=["school.example"])
def test_a_name_that_is_not_ours_is_refused(client):
    assert client.get("/healthz", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/healthz", headers={"host": "school.example"}).status_code == 200
