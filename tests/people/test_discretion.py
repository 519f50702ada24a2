"""Logs do not tell what lets somebody in."""

import logging

import pytest

from learn.people.discretion import Discretion


@pytest.mark.parametrize(
    ("message", "args", "written"),
    [
        ("%s: %s", ("Not Found", "/join/ABCD2345/"), "Not Found: /join/…/"),
        ('%s - "%s %s" %d', ("1.2.3.4", "POST", "/teach/s3cr3t-t0ken/", 302), '1.2.3.4 - "POST /teach/…/" 302'),
        ("GET /join/ABCD2345/?x=1", (), "GET /join/…/?x=1"),
        ("%s", ("/projects/",), "/projects/"),
    ],
)
def test_codes_and_links_are_not_written(message, args, written):
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, message, args, None)
    assert Discretion().filter(record)
    assert record.getMessage() == written
