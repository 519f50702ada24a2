"""Old versions go, and what is left can still be read."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects import files
from projects.history import versions
from projects.keeping import restoring, thinning
from projects.keeping.forgetting import forget_what_was_put_away
from projects.models import File, Project, Version
from tests.examples import examples

pytestmark = pytest.mark.django_db

DAY, HOUR, MINUTE = 86400, 3600, 60
NOW = timezone.now()
PNG = b"\x89PNG\r\n\x1a\n"


def save(project, text, *, age=None, name="main.py"):
    """Typed `age` seconds ago."""
    file = project.files.get(name=name)
    file = files.save_text(file=file, text=text, base=file.revision)
    version = versions.newest(file)
    if age is not None:
        Version.objects.filter(pk=version.pk).update(kept_at=NOW - datetime.timedelta(seconds=age))
    return version


def revisions(project, name="main.py"):
    return list(project.versions.filter(file__name=name).order_by("id").values_list("revision", flat=True))


def made_at(project, ages):
    """One version at each age, on top of the starter's; the starter's is the oldest."""
    Version.objects.filter(project=project).update(kept_at=NOW - datetime.timedelta(days=3000))
    for number, age in enumerate(ages):
        save(project, f"print({number})\n", age=age)


@pytest.mark.parametrize(
    ("start", "step", "count", "left"),
    [
        (20 * HOUR, 1, 50, 50),  # of the last day all
        (2 * DAY, 1, 120, 3),  # of the last week one a minute
        (20 * DAY, 60, 120, 3),  # of the last month one an hour
        (200 * DAY, 3600, 48, 3),  # before that one a day
    ],
)
def test_the_older_the_fewer_stay(project, start, step, count, left):
    made_at(project, [start - number * step for number in range(count)])
    save(project, "now")
    thinning.thin(project, now=NOW)
    between = len(revisions(project)) - 2  # without the first and the newest
    assert left - 1 <= between <= left + 1  # a minute may begin in the middle
    assert revisions(project)[0] == 1
    assert revisions(project)[-1] == count + 2


def test_what_an_open_tab_may_hold_stays(project):
    made_at(project, [40 * DAY, 40 * DAY - 2])
    save(project, "typed in another tab just now")
    thinning.thin(project, now=NOW)
    # The third was the newest until a moment ago; the second was followed long ago.
    assert revisions(project) == [1, 3, 4]
    assert versions.text_at(project.files.get(name="main.py"), 3) == "print(1)\n"
    assert versions.text_at(project.files.get(name="main.py"), 2) is None


def test_a_named_moment_stays_with_all_its_files(project):
    made_at(project, [200 * DAY - number for number in range(30)])
    words = [save(project, f"{number}", age=200 * DAY - 40 - number, name="words.txt") for number in range(30)]
    restoring.name_moment(version=words[7], name="It works")
    then = {version.name: versions.text_of(version) for version in versions.as_of(project, words[7].pk)}
    save(project, "now")
    save(project, "now", name="words.txt")
    thinning.thin(project, now=NOW)
    assert {version.name: versions.text_of(version) for version in versions.as_of(project, words[7].pk)} == then
    assert project.versions.count() < 12


def test_a_project_has_only_so_many_versions_and_bytes(project, monkeypatch):
    for number in range(60):
        save(project, f"print({number})\n")
    monkeypatch.setattr(thinning, "MOST_VERSIONS", 20)
    thinning.thin(project)
    assert revisions(project) == [1, *range(44, 62)]  # with the starter's words.txt 20
    monkeypatch.setattr(thinning, "MOST_BYTES", 1)
    thinning.thin(project)
    assert revisions(project) == [1, 61]
    assert versions.text_at(project.files.get(name="main.py"), 61) == "print(59)\n"


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    saves=st.lists(
        st.tuples(st.text("ab(\n🙂é", max_size=80), st.integers(0, 90 * DAY), st.booleans()), min_size=1, max_size=40
    ),
    piece=st.text("xyz\n", max_size=3000),
)
def test_what_is_left_reads_as_it_was(project, saves, piece):
    file = files.add(project=project, name=f"{project.files.count()}.txt", data=b"")
    texts = {1: ""}
    for number, (text, age, has_name) in enumerate(sorted(saves, key=lambda given: -given[1])):
        version = save(project, text + piece + str(number), age=age, name=file.name)
        texts[version.revision] = text + piece + str(number)
        if has_name:
            restoring.name_moment(version=version, name="a name")
    named = set(project.versions.exclude(moment="").values_list("pk", flat=True))
    for days in (0, 3, 30, 400):
        thinning.thin(project, now=NOW + datetime.timedelta(days=days))
        left = list(file.versions.order_by("id"))
        assert [versions.text_of(version) for version in left] == [texts[version.revision] for version in left]
        origins = [versions.origins_of(version) for version in left]
        assert all(origins[1:])
        assert {1, len(saves) + 1} <= {version.revision for version in left}
        assert named <= set(project.versions.values_list("pk", flat=True))
    project.versions.update(moment="")


def test_the_chore_thins_every_project(project):
    made_at(project, [200 * DAY - number for number in range(60)])
    thinning.thin_all()
    assert len(revisions(project)) < 10


def test_pictures_that_come_too_fast_do_not_wait_for_the_night(project, monkeypatch):
    files.add(project=project, name="plot.png", data=PNG)
    for number in range(20):
        started_from = files.for_run(project=project, unsaved={})
        picture = PNG + bytes([number]) * 1000
        files.bring_home(project=project, written={"plot.png": picture}, removed=[], started_from=started_from)
    thinning.thin_the_largest()
    assert len(revisions(project, "plot.png")) == 21
    monkeypatch.setattr(thinning, "MOST_BYTES", 5000)
    thinning.thin_the_largest()
    assert revisions(project, "plot.png") == [1, 18, 19, 20, 21]
    monkeypatch.setattr(thinning, "MOST_VERSIONS", 6)
    thinning.thin_the_largest()
    assert revisions(project, "plot.png") == [1, 19, 20, 21]


def test_after_a_month_a_deleted_file_is_gone_with_its_versions_and_a_project_too(project, student, starter):
    save(project, "secret", name="words.txt")
    files.delete(file=project.files.get(name="words.txt"))
    forget_what_was_put_away()
    assert project.versions.filter(file__name="words.txt").count() == 3
    File.objects.exclude(deleted_at=None).update(deleted_at=NOW - datetime.timedelta(days=31))
    forget_what_was_put_away()
    assert set(project.versions.values_list("name", flat=True)) == {"main.py"}
    Project.objects.update(deleted_at=NOW - datetime.timedelta(days=31))
    forget_what_was_put_away()
    assert not Version.objects.exists()
