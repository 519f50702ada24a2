"""What the site says about itself."""

import json
import urllib.request

import pytest


def get(url: str, **headers: str):
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10)


def test_a_process_says_that_it_lives_without_asking_anybody(client):
    assert client.get("/healthz").json() == {"ok": True}


@pytest.mark.django_db
def test_without_its_engine_the_site_is_not_ready_and_says_so_in_plain_words(client):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["ok"] is False
    assert answer.json()["database"] == {"ok": True, "says": "It answers."}
    assert "does not answer" in answer.json()["engine"]["says"]


@pytest.mark.django_db
def test_numbers_are_for_this_machine(client):
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="192.168.1.20").status_code == 403
    # A proxy on this machine speaks for somebody elsewhere.
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="192.168.1.20").status_code == 403


@pytest.mark.django_db
def test_numbers_are_for_who_knows_the_token(client, settings):
    settings.METRICS_TOKEN = "sesame"
    known, unknown = {"HTTP_AUTHORIZATION": "Bearer sesame"}, {"HTTP_AUTHORIZATION": "Bearer open"}
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.9", **known).status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.9", **unknown).status_code == 403


@pytest.mark.django_db
def test_without_a_token_no_token_is_right(client, settings):
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.9", HTTP_AUTHORIZATION="Bearer ").status_code == 403


def test_a_running_site_is_ready_and_counts_its_kernels(stack):
    said = json.load(get(f"{stack.url}/readyz"))
    assert said["ok"] is True
    assert "Kernels ready" in said["runs"]["says"]
    numbers = get(f"{stack.url}/metrics").read().decode()
    assert "buildalong_kernels_warm{" in numbers
    assert "buildalong_classes 1.0" in numbers
