import json

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from learn.site.web.full_disk import SENTENCE, FullDisk

FULL = OperationalError("database or disk is full")


def answer_to(error: Exception, **headers: str):
    request = RequestFactory().get("/projects/", headers=headers)
    return FullDisk(lambda request: None).process_exception(request, error)


def test_a_save_that_meets_a_full_disk_is_answered_with_the_sentence():
    answer = answer_to(FULL, accept="application/json")
    assert answer.status_code == 507
    assert json.loads(answer.content) == {"message": SENTENCE}


def test_a_page_that_meets_a_full_disk_says_so():
    answer = answer_to(OSError(28, "No space left on device"), accept="text/html")
    assert answer.status_code == 507
    assert "disk of this site is full" in answer.content.decode()


@pytest.mark.parametrize("error", [OperationalError("database is locked"), OSError(2, "no")])
def test_other_faults_stay_faults(error):
    assert answer_to(error) is None
