"""Every version is kept, and can be read again."""

import datetime
import time

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from projects import files, forks
from projects.history import origins, versions
from projects.history.packing import pack, unpack
from projects.keeping.forgetting import forget_contents, forget_what_was_put_away
from projects.models import Version
from runner.models import Blob
from tests.examples import examples
from tests.runner.real import patience

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def save(project, text, name="main.py", **more):
    file = project.files.get(name=name)
    return files.save_text(file=file, text=text, base=file.revision, **more)


def kinds(project, name):
    return list(project.versions.filter(name=name).order_by("id").values_list("kind", flat=True))


# ── Kept ──


def test_every_save_can_be_read_again(project):
    texts = ["print('hello')\n" + "x = 1\n" * number for number in range(120)]
    for text in texts[1:]:
        save(project, text)
    file = project.files.get(name="main.py")
    assert [versions.text_at(file, 1 + number) for number in range(1, 120)] == texts[1:]
    assert versions.text_at(file, 1) == 'print("hello")\n'
    assert versions.text_at(file, 0) is None
    assert versions.text_at(file, 121) is None


def test_a_save_that_changes_nothing_is_no_version(project):
    save(project, "print(1)\n")
    save(project, "print(1)\n")
    assert project.versions.filter(file__name="main.py").count() == 2


def test_each_version_says_what_made_it(project):
    save(project, "print(1)\n")
    words = project.files.get(name="words.txt")
    files.rename(file=words, name="poem.txt")
    files.delete(file=words)
    files.restore(file=words)
    started_from = files.for_run(project=project, unsaved={})
    files.bring_home(project=project, written={"poem.txt": b"new"}, removed=[], started_from=started_from)
    assert kinds(project, "main.py") == ["starter", "typed"]
    assert kinds(project, "words.txt") == ["starter"]  # so it was called then
    assert kinds(project, "poem.txt") == ["renamed", "deleted", "back", "program"]


def test_a_copy_begins_a_history_of_its_own(project, student):
    save(project, "print(1)\n")
    copy = forks.fork_project(owner=student, parent=project)
    assert kinds(copy, "main.py") == ["copied"]
    file = copy.files.get(name="main.py")
    files.save_text(file=file, text="print(2)\n", base=1)
    assert versions.text_at(file, 1) == "print(1)\n"


def test_pictures_are_kept_by_their_digest(project):
    files.add(project=project, name="cat.png", data=PNG)
    started_from = files.for_run(project=project, unsaved={})
    files.bring_home(project=project, written={"cat.png": PNG + b"2"}, removed=[], started_from=started_from)
    Blob.objects.update(kept_at="2001-01-01T00:00Z")
    forget_what_was_put_away()
    first, second = project.versions.filter(name="cat.png").order_by("id")
    assert (versions.bytes_of(first), versions.bytes_of(second)) == (PNG, PNG + b"2")
    assert versions.text_at(first.file, 1) is None


def test_the_contents_of_old_saves_are_not_kept_twice(project):
    for number in range(5):
        save(project, f"print({number})\n")
    assert Blob.objects.count() == 7
    Blob.objects.update(kept_at=timezone.now() - datetime.timedelta(hours=3))
    forget_contents()
    assert Blob.objects.count() == 3  # the starter's two, and what is there now
    file = project.files.get(name="main.py")
    assert [versions.text_at(file, revision) for revision in range(2, 7)] == [f"print({n})\n" for n in range(5)]


def test_the_project_as_it_was(project):
    then = Version.objects.latest("id").pk
    save(project, "print(1)\n")
    files.delete(file=project.files.get(name="words.txt"))
    files.add(project=project, name="new.txt", data=b"")
    now = Version.objects.latest("id").pk
    assert {version.name for version in versions.as_of(project, then)} == {"main.py", "words.txt"}
    assert {version.name for version in versions.as_of(project, now)} == {"main.py", "new.txt"}


@pytest.mark.long
def test_a_thousand_versions_of_a_program_are_small(project):
    lines = [f"value_{number} = {number} * {number % 7}  # line {number}\n" for number in range(200)]
    for number in range(1000):
        lines[number % 200] = f"value_{number % 200} = {number} + {number % 13}\n"
        save(project, "".join(lines))
    kept = Version.objects.filter(project=project)
    assert kept.count() == 1002
    assert sum(len(version.packed) + len(version.origins) for version in kept) < 600_000


# ── Packed ──


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_what_is_packed_can_be_unpacked(data, base):
    assert unpack(pack(data, base), base) == data
    assert unpack(pack(data)) == data


@given(st.binary(min_size=1, max_size=60), st.binary(max_size=60), st.integers(1, 3000))
def test_also_when_it_is_long(piece, other, times):
    base = piece * times
    place = len(base) // 2
    data = base[:place] + other + base[place:]
    packed = pack(data, base)
    assert unpack(packed, base) == data
    assert len(packed) < len(other) + 40


# ── Origins ──


def test_what_the_page_says_is_kept_if_it_fits_the_text(project):
    text = "x = '🙂'\n"
    file = save(project, text, origins=origins.checked([[4, "t"], [5, "p"]], text))
    assert versions.origins_of(versions.newest(file)) == "4t5p"


@pytest.mark.parametrize(
    "sent",
    [
        None, 7, "t", {}, [], [[1, "t"]], [[9, "x"]], [[9, 7]], [[9]], [[9, "t", 1]], [9, "t"], [[-1, "t"], [10, "t"]],
        [[9.0, "t"]], [[True, "t"], [8, "t"]], [[0, "t"], [9, "t"]], [["9", "t"]], [[10**30, "t"]], [[9, ["t"]]],
    ],
)  # fmt: skip
def test_nonsense_from_a_page_is_no_origin_and_the_text_is_saved(project, client, sent):
    file = project.files.get(name="main.py")
    url = f"/projects/{project.pk}/files/{file.pk}/"
    body = {"text": "x = '🙂'\n", "base": 1, "origins": sent}
    assert client.put(url, body, content_type="application/json").status_code == 200
    assert versions.text_at(file, 2) == "x = '🙂'\n"
    assert versions.origins_of(versions.newest(file)) == "8t1k"  # the last line break was there


def test_without_word_from_the_page_the_new_is_told_from_the_old(project):
    file = save(project, 'print("hello")\nprint("again")\n')
    assert versions.origins_of(versions.newest(file)) == "15k15t"


def test_what_a_program_wrote_and_what_was_uploaded_are_told_apart(project):
    files.add(project=project, name="data.csv", data=b"1,2\n", kind=Version.Kind.UPLOADED)
    started_from = files.for_run(project=project, unsaved={})
    files.bring_home(project=project, written={"data.csv": b"1,2\n3,4\n"}, removed=[], started_from=started_from)
    assert versions.origins_of(versions.newest(project.files.get(name="data.csv"))) == "4b4w"


def test_what_a_page_found_there_is_what_the_server_knows_of_it(project):
    text = 'print("hello")  # mine\n'
    file = save(project, text, origins=origins.checked([[14, "."], [8, "p"], [1, "."]], text))
    assert versions.origins_of(versions.newest(file)) == "14k8p1k"


def test_what_others_wrote_is_a_template_in_a_copy_and_ones_own_stays_ones_own(project, student, teacher):
    save(project, 'print("hello")\nprint("again")\n')
    own, others = (forks.fork_project(owner=owner, parent=project) for owner in (student, teacher))
    found = [versions.origins_of(versions.newest(copy.files.get(name="main.py"))) for copy in (own, others)]
    assert found == ["15k15t", "30k"]


@settings(max_examples=examples(200))
@given(st.text("ab\n🙂", max_size=60), st.text("ab\n🙂", max_size=60), st.data())
def test_carried_origins_cover_the_text_and_keep_what_stayed(before, after, data):
    codes = data.draw(
        st.lists(st.sampled_from("tpk"), min_size=origins.length(before), max_size=origins.length(before))
    )
    known = origins.written((1, code) for code in codes)
    found = origins.carried(before=before, origins=known, after=after, code="w")
    assert sum(number for number, _ in origins.runs_of(found)) == origins.length(after)
    assert origins.carried(before=before, origins=known, after=before, code="w") == known


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("a\nb\nc\nd\n", "a\nX\nc\nY\n", "2t2w2t1w1t"),  # two places, with an unchanged line between
        ("one\ntwo\n", "zero\none\ntwo\n", "5w8t"),
        ("🙂a\n", "🙂ab\n", "3t1w1t"),
    ],
)
def test_carried_origins_by_example(before, after, found):
    known = origins.whole(before, "t")
    carried = origins.carried(before=before, origins=known, after=after, code="w")
    assert carried == found


def test_a_long_text_of_one_line_again_and_again_is_compared_in_time():
    before = "".join(f"print({number % 50})\n" for number in range(50_000))
    after = "".join(f"print({number % 49})\n" for number in range(50_000))
    began = time.monotonic()
    origins.carried(before=before, origins=origins.whole(before, "t"), after=after, code="w")
    assert time.monotonic() - began < 3 * patience()
