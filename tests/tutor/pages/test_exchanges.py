"""All that was asked: found by whatever one remembers of it, a page at a time, and taken along as a table."""

import csv
import datetime
import io
import re
import time

import pytest
from django.test import AsyncClient
from django.urls import reverse
from django.utils import timezone

from learn.people.models import Membership
from tests import attacks
from tests.projects.conftest import join, open_class, signed_in
from tests.tutor.pages.conftest import HTMX, exchange, words
from tutor.models import Alarm, Exchange
from tutor.reports import filters, tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(classroom):
    return reverse("tutor:exchanges", args=[classroom.pk])


def found(client, path, **query):
    """Ids of what is shown, in their order."""
    return [told.exchange.pk for told in client.get(path, query, **HTMX).context["rows"]]


def test_whoever_is_in_two_classes_is_called_as_in_the_one_in_which_they_asked(client, teacher, ada):
    second = open_class(teacher, "Second class")
    join(second, "Ada")  # somebody else
    Membership.objects.create(classroom=second, student=ada, nickname="Ada L")
    asked = exchange(ada, classroom=second, said=["One line."])

    page = client.get(reverse("tutor:exchanges", args=[second.pk]), **HTMX)
    _head, line = csv.reader("".join(tables.lines(Exchange.objects.all(), teacher)).splitlines())
    of_class = client.get(reverse("tutor:of_class", args=[second.pk]))

    alone = client.get(reverse("tutor:exchange", args=[asked.pk]))
    assert [told.who for told in page.context["rows"]] == ["Ada L"]
    assert (alone.context["told"].who, alone.context["classroom"]) == ("Ada L", second)
    assert line[1] == "Ada L"
    assert [row.title for row in of_class.context["rows"]] == ["Ada L"]


def test_who_asked_what_where_and_what_was_said_by_whom_and_at_what_cost(client, path, ada):
    exchange(
        ada,
        job="chat",
        what="",
        asked="Why does my score stay 0?",
        lesson="quiz-master",
        step="2-if",
        tag="name-typo",
        refused=["leak", "untrue", "leak"],
        tokens_in=310,
        tokens_out=42,
        seconds=1.26,
    )
    page = words(client.get(path))
    for said in (
        "Ada",
        "A question",
        "Why does my score stay 0?",
        "Quiz master",
        "a name is misspelled",
        'scroe</code> on line 7 is not known.</p> <span class="exchange__source">found by rules',
        'Which name looks almost like it?</p> <span class="exchange__source">by the model',
        "3 sentences of the model were held back: it would have given the solution away; "
        "not all of it was true of this program.",
        "The model read 310 pieces of words and wrote 42, in 1.3 s.",
    ):
        assert said in page


def test_names_in_what_a_hint_was_about_are_code_and_what_a_student_typed_stays_as_it_is(client, path, ada):
    exchange(ada, asked="Line 6 uses `scret`.")
    exchange(ada, job="chat", what="", asked="why is `scret` wrong")
    page = words(client.get(path))
    assert "scret</code>." in page
    assert "why is `scret` wrong" in page


@pytest.mark.parametrize(
    ("job", "what", "about"),
    [
        ("hint", "check", "Help with what the step asks"),
        ("plan", "", "A plan"),
        ("action", "of another year", "Looking at selected lines"),
        ("hint", "of another year", "Help with an error or a step"),
        ("dance", "", "dance"),
    ],
)
def test_it_is_said_what_was_wanted(client, path, ada, job, what, about):
    exchange(ada, job=job, what=what)
    (told,) = client.get(path, **HTMX).context["rows"]
    assert told.about == about


def test_each_filter_finds_what_it_says_and_they_join(client, path, ada, grace):
    today, old = timezone.now(), timezone.now() - datetime.timedelta(days=40)
    hint = exchange(ada, lesson="quiz-master", step="2-if", tag="name-typo", at=today)
    chat = exchange(grace, job="chat", asked="Why ZERO?", lesson="quiz-master", step="3-if", at=today)
    plan = exchange(ada, job="plan", asked="a zoo", words="it feeds a lion", at=old)
    Alarm.objects.create(student=grace, exchange=chat, classroom=chat.classroom, kind="distress")
    assert set(found(client, path)) == {hint.pk, chat.pk, plan.pk}
    assert found(client, path, student=str(grace.pk)) == [chat.pk]
    assert found(client, path, job="plan") == [plan.pk]
    assert set(found(client, path, place="quiz-master")) == {hint.pk, chat.pk}
    assert found(client, path, place="quiz-master/3-if") == [chat.pk]
    assert found(client, path, tag="name-typo") == [hint.pk]
    assert found(client, path, alarms="1") == [chat.pk]
    assert found(client, path, words="zero") == [chat.pk]
    assert found(client, path, words="LION feeds") == [plan.pk]
    assert found(client, path, words="scroe", student=str(grace.pk), job="chat") == [chat.pk]
    day = f"{timezone.localdate(old):%Y-%m-%d}"
    assert found(client, path, since=day, until=day) == [plan.pk]
    assert plan.pk not in found(client, path, since=f"{timezone.localdate():%Y-%m-%d}")
    assert found(client, path, words="nowhere") == []
    assert "Nothing fits." in words(client.get(path, {"words": "nowhere"}))


def test_a_class_has_its_own_alone_also_of_one_student(client, path, classroom, ada, other_teacher):
    here = exchange(ada, classroom=classroom)
    for other in (open_class(other_teacher, "Second class"), open_class(classroom.teacher, "Art club")):
        Membership.objects.create(classroom=other, student=ada, nickname="Ada")
        row = exchange(ada, classroom=other, asked="zebrafinch")
        Alarm.objects.create(student=ada, exchange=row, classroom=other, kind="distress")
    exchange(ada, classroom=None)
    for query in ({}, {"student": str(ada.pk)}, {"student": str(ada.pk), "job": "hint"}):
        assert found(client, path, **query) == [here.pk]
    assert found(client, path, student=str(ada.pk), alarms="1") == []
    assert len(found(signed_in(ada), reverse("tutor:mine"))) == 4


@pytest.mark.parametrize(
    "query",
    [
        {"student": "rubbish", "job": "dance", "since": "yesterday", "tag": "' OR 1=1", "place": "/" * 130},
        {"before": "2026-11-26"},
        {"before": "2026-11-26T10:00:00+00:00 rubbish"},
        {"before": "x" * 5_000},
        {"before": "9999-12-31T23:59:00-23:00 5b2d1c1e-0000-4000-8000-000000000000"},
        {"words": "\0"},
        {"since": "9999-12-31", "until": "9999-12-31"},
        {"until": "0001-01-01"},
    ],
)
def test_an_address_that_is_no_good_still_shows_a_page(client, path, ada, query):
    exchange(ada)
    assert client.get(path, query).status_code == 200


def test_each_signs_for_itself_in_a_search(client, path, ada):
    percent = exchange(ada, asked="what is 5%2")
    exchange(ada, asked="what is 512")
    assert found(client, path, words="5%2") == [percent.pk]


def test_page_after_page_shows_each_once(client, path, ada, monkeypatch):
    monkeypatch.setattr(filters, "MOST", 4)
    at = timezone.now()
    moments = [at - datetime.timedelta(minutes=number // 2) for number in range(11)]  # two at each
    rows = [exchange(ada, at=moment) for moment in moments]
    seen, query = [], ""
    for _ in range(3):
        answer = client.get(f"{path}?{query}", **HTMX)
        seen += [told.exchange.pk for told in answer.context["rows"]]
        query = answer.context["further"]
    assert query == ""
    assert len(seen) == 11
    assert set(seen) == {row.pk for row in rows}
    assert seen[0] in {rows[0].pk, rows[1].pk}


def test_a_search_looks_through_so_many_and_then_further_back(client, path, ada, monkeypatch):
    monkeypatch.setattr(filters, "MOST_LOOKED_THROUGH", 5)
    at = timezone.now()
    rows = [
        exchange(ada, asked="zebra" if number == 11 else "", at=at - datetime.timedelta(hours=number))
        for number in range(12)
    ]
    query, seen, looks = "words=zebra", [], 0
    while query:
        answer = client.get(f"{path}?{query}", **HTMX)
        seen += [told.exchange.pk for told in answer.context["rows"]]
        query = answer.context["further"]
        looks += 1
    assert seen == [rows[11].pk]
    assert looks == 3
    assert "Look further back" in words(client.get(path, {"words": "zebra"}))


def test_what_is_long_is_shortened_in_the_list_and_whole_on_its_page(client, path, ada):
    long = exchange(ada, asked=f"{'why ' * 400}end-of-it")
    assert "end-of-it" not in words(client.get(path))
    assert "end-of-it" in words(client.get(reverse("tutor:exchange", args=[long.pk])))


def test_of_grey_text_the_last_offer_is_shown_and_how_often_it_was(client, path, ada):
    row = exchange(ada, job="ghost", what="", said=["range(3):"], sources=[], times=40, model="d1g35t", taken="some")
    page = words(client.get(path))
    assert row.sources == []
    assert 'range(3):</p> <span class="exchange__source">by the model' in page
    assert "Offered 40 times on that day." in page
    assert "The student took a part of it." in page


# ── Hostile names and words ──


def test_hostile_names_and_words_are_shown_as_they_are(client, path, classroom):
    student = join(classroom, "<script>alert(1)</script>")
    for name in (*attacks.names(), "<img src=x onerror=alert(1)>", "`<b>`", "{{ settings.SECRET_KEY }}"):
        text = name.replace("\0", "").encode("utf-8", "replace").decode()
        exchange(
            student,
            job="action",
            what="explain",
            asked=text,
            words=text,
            said=[text],
            sources=["model"],
            tag=text[:60],
            lesson=text[:60],
        )
    for page in (client.get(path), client.get(path, {"words": "<script"}), signed_in(student).get("/my/tutor/")):
        assert page.status_code == 200
        html = page.content.decode()
        assert "<script>alert" not in html
        assert "<script>window" not in html
        assert "<img src=x" not in html
        assert "<b>" not in html
        assert "SECRET_KEY }}" in html or "words=" in page.request["QUERY_STRING"]
    row = Exchange.objects.filter(asked__contains="script").first()
    assert client.get(reverse("tutor:exchange", args=[row.pk])).status_code == 200


async def read(user, classroom, query=""):
    client = AsyncClient()
    await client.aforce_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = await client.get(reverse("tutor:table", args=[classroom.pk]) + query)
    text = b"".join([piece async for piece in answer]).decode("utf-8-sig")
    return answer, list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.django_db(transaction=True)
async def test_the_table_has_all_that_fits_and_no_formula(teacher, classroom, ada, grace):
    """Over the road that streams take on the site."""
    await make_hostile(ada, grace)
    answer, rows = await read(teacher, classroom)
    assert answer["Content-Disposition"].startswith('attachment; filename="Tutor in First class ')
    assert len(rows) == 13
    assert {row["who"] for row in rows} == {"Ada", "Grace"}
    texts = [cell for row in rows for cell in row.values()]
    begins = [piece.lstrip(' "') for cell in texts for piece in re.split("[;\t\r\n]", cell)]
    assert not [piece for piece in begins if piece.startswith(tuple("=+-@＝"))]
    assert "'=cmd|'/c calc'!A1" in texts
    await Exchange.objects.acreate(student=grace, job="chat", asked="elsewhere")
    _, rows = await read(teacher, classroom, f"?student={grace.pk}")
    assert [row["asked"] for row in rows] == ['two\nlines, “quoted” "so"']


# What begins a cell where semicolons separate them, or signs are twice as wide.
ELSEWHERE = ("a;=1", 'a; "=1', "a\n=1", "＝1", "\u00a0=1")


async def make_hostile(ada, grace):
    from asgiref.sync import sync_to_async

    for text in ("=cmd|'/c calc'!A1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "  =1", *ELSEWHERE):
        await sync_to_async(exchange)(ada, asked=text)
    await sync_to_async(exchange)(grace, asked='two\nlines, “quoted” "so"')


def test_the_table_is_read_a_part_at_a_time(teacher, classroom, ada, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(filters, "AT_ONCE", 3)
    monkeypatch.setattr(tables, "AT_ONCE", 3)
    for _ in range(8):
        exchange(ada)
    wanted = filters.Filters(classroom=classroom)
    with django_assert_max_num_queries(12):
        lines = list(tables.lines(filters.all_of(teacher, wanted), teacher))
    assert sum(len(list(csv.reader(io.StringIO(part)))) for part in lines) == 9


def test_no_word_of_a_learner_is_in_a_log(client, path, classroom, ada, caplog):
    caplog.set_level("DEBUG")
    row = exchange(ada, asked="zebrafinch", said=["okapi"], sources=["model"])
    alarm = Alarm.objects.create(student=ada, exchange=row, classroom=classroom, kind="danger")
    for address in (path, f"{path}?words=zebrafinch", reverse("tutor:exchange", args=[row.pk])):
        client.get(address)
    client.get(reverse("tutor:most_asked", args=[classroom.pk]))
    client.post(reverse("tutor:alarm_seen", args=[alarm.pk]))
    told = [line for line in caplog.text.splitlines() if "django.db.backends" not in line and "words=" not in line]
    assert not [line for line in told if "zebrafinch" in line or "okapi" in line or "Ada" in line]


# ── Fast ──


def test_a_page_asks_the_same_few_questions_for_however_many(client, path, ada, grace, django_assert_max_num_queries):
    for student in (ada, grace):
        for _ in range(20):
            exchange(student, lesson="quiz-master", step="2-if")
    with django_assert_max_num_queries(8):
        client.get(path)


MOST_MS = 100


@pytest.mark.long
def test_with_a_hundred_thousand_a_page_is_there_in_a_tenth_of_a_second(client, path, classroom):
    students = [join(classroom, f"Student {number}") for number in range(30)]
    began, jobs = timezone.now(), ["hint", "hint", "hint", "chat", "action"]
    rows = Exchange.objects.bulk_create(
        (
            Exchange(
                student=students[number % 30],
                classroom=classroom,
                job=jobs[number % 5],
                lesson="quiz-master" if number % 7 else "mad-libs",
                step="2-if",
                asked="why does my score stay 0?",
                said="The name `scroe` on line 7 is not known: it has no value yet.\n\nWhich is almost like it?",
                sources=[["rules", 63], ["model", 24]],
                at=began - datetime.timedelta(seconds=30 * number),
            )
            for number in range(100_000)
        ),
        batch_size=2_000,
    )
    Alarm.objects.bulk_create(
        Alarm(student=row.student, classroom=classroom, exchange=row, kind="distress") for row in rows[::1_000]
    )
    took = {
        name: quickest(client, path, query)
        for name, query in {
            "all": {},
            "of one": {"student": students[3].pk},
            "a lesson": {"place": "mad-libs"},
            "words that are not there": {"words": "zebra lion"},
            "words that are": {"words": "score"},
            "nothing of that kind": {"job": "plan"},
            "only alarms": {"alarms": "1"},
            "only alarms of a kind": {"alarms": "1", "job": "chat", "words": "score"},
            "far back": {"before": f"{(began - datetime.timedelta(days=20)).isoformat()} {students[0].pk}"},
        }.items()
    }
    assert {name: ms for name, ms in took.items() if ms > MOST_MS} == {}, took


def quickest(client, path, query):
    """Of five, in milliseconds of the processor, the database's included: others use the machine too."""
    times = []
    for _ in range(5):
        began = time.process_time()
        assert client.get(path, query, **HTMX).status_code == 200
        times.append((time.process_time() - began) * 1000)
    return min(times)
