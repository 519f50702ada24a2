"""A teacher switches it on, sees each line first and lets through what may be used; a student has the last word."""

import pytest
from django.urls import reverse

from tests.projects.conftest import join, open_class, signed_in
from tests.tutor.flywheel.conftest import gift
from tests.tutor.pages.conftest import words
from tutor import belongings, rules
from tutor.flywheel import consent
from tutor.models import Gift, Giving

pytestmark = pytest.mark.django_db
MINE = "/my/tutor/"
PROGRAM = 'apple = 1\nprint("bench <b>", appel)\n'


@pytest.fixture
def client(teacher):
    return signed_in(teacher)


@pytest.fixture
def own(ada):
    return signed_in(ada)


def page_of(classroom):
    return reverse("tutor:giving", args=[classroom.pk])


def test_it_is_off_until_the_teacher_says_yes(client, own, classroom):
    page = words(client.get(page_of(classroom)))
    assert "This class gives nothing. It stays so unless you say yes here." in page
    assert "Helping the tutor learn" not in words(own.get(MINE))
    page = words(client.post(page_of(classroom), {"gives": "yes"}, follow=True))
    assert "This class gives from now on." in page
    assert "Their no counts more than your yes." in page
    assert "Your class helps the tutor to get better." in words(own.get(MINE))
    assert client.post(page_of(classroom), {"gives": "perhaps"}).status_code == 422
    client.post(page_of(classroom), {"gives": "no"})
    assert not Giving.objects.exists()


def test_the_teacher_sees_exactly_what_would_be_used(client, giving, ada, grace):
    first = gift(ada, PROGRAM, helped={"level": "nudge", "sentences": ["Look at `appel`."]})
    second = gift(grace, "pear = 1\nprint(paer)\n")
    gift(grace, "secret_of_grace = 1\n", state=Gift.State.NEW)
    page = client.get(page_of(giving)).content.decode()
    assert "apple = 1\nprint(&quot;bench &lt;b&gt;&quot;, appel)\n" in page
    assert "Look at <code" in page
    assert "secret_of_grace" not in page
    assert "Ada" not in page
    chosen = reverse("tutor:let_through", args=[giving.pk])
    client.post(chosen, {"shown": [first.pk, second.pk], "chosen": [first.pk]})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.program) == (Gift.State.GIVEN, PROGRAM)
    assert (second.state, second.program) == (Gift.State.LEFT_OUT, "")


def test_what_was_not_shown_is_not_let_through(client, giving, ada, other_gift):
    new = gift(ada, "x = 1\n", state=Gift.State.NEW)
    unseen = gift(ada, "y = 1\n")
    chosen = [new.pk, unseen.pk, other_gift.pk, "rubbish", "٣"]
    client.post(reverse("tutor:let_through", args=[giving.pk]), {"shown": [new.pk, other_gift.pk], "chosen": chosen})
    assert not Gift.objects.filter(state=Gift.State.GIVEN).exists()


@pytest.fixture
def other_gift(django_user_model):
    """Of a class of another teacher, which gives too."""
    other = django_user_model.objects.create_user("other", display_name="Mr Other", is_teacher=True)
    elsewhere = open_class(other, "Second class")
    consent.switch(elsewhere, gives=True)
    return gift(join(elsewhere, "Linus"), "z = 1\n")


def test_a_student_sees_theirs_and_leaves_one_out(own, giving, ada, grace):
    mine, theirs = gift(ada, PROGRAM, state=Gift.State.GIVEN), gift(grace, "of_grace = 1\n")
    page = own.get(MINE).content.decode()
    assert "appel" in page
    assert "of_grace" not in page
    assert own.post(reverse("tutor:leave_out", args=[theirs.pk])).status_code == 404
    own.post(reverse("tutor:leave_out", args=[mine.pk]))
    mine.refresh_from_db()
    assert (mine.state, mine.program) == (Gift.State.LEFT_OUT, "")


def test_a_students_no_is_kept_and_seen(client, own, giving, ada):
    gift(ada, PROGRAM)
    page = words(own.post(reverse("tutor:say"), {"gives": "no"}, follow=True))
    assert "You have said no: nothing of yours is used." in page
    assert not Gift.objects.exists()
    assert "0 students take part." in words(client.get(page_of(giving)))
    own.post(reverse("tutor:wish"), {"wants_tutor": "1", "wants_ghost": "1"})
    assert not rules.wish_of(ada).gives
    own.post(reverse("tutor:say"), {"gives": "yes"})
    assert "One student takes part." in words(client.get(page_of(giving)))


def test_where_the_tutor_is_off_the_page_with_the_no_is_there(own, giving, ada):
    rules.save(giving, strongest="off")
    assert "No, leave mine out" in words(own.get(MINE))
    assert MINE in words(own.get(reverse("tutor:link")))


def test_it_comes_along_and_goes_with_the_student(giving, ada, grace):
    gift(ada, PROGRAM)
    gift(grace, "of_grace = 1\n")
    told = {piece.path: piece.data.decode() for piece in belongings.export_for(ada)}["tutor/given.txt"]
    assert PROGRAM in told
    assert "your teacher has not looked at it yet" in told
    belongings.erase(ada)
    assert Gift.objects.get().student == grace
