"""What is counted while a program asks."""

from runner.kernels.questions import Questions


def test_what_is_computed_counts_over_all_questions_and_only_while_one_is_open():
    used = 7.0
    questions = Questions(lambda: used)
    for _ in range(3):
        questions.open({})
        used += 2
        questions.close()
        used += 100
    questions.open({})
    used += 1

    assert questions.computed() == 7
    questions.begin()
    assert questions.computed() == 0


def test_a_child_that_is_gone_takes_nothing_back():
    used = 5.0
    questions = Questions(lambda: used)
    questions.open({})
    used = 1.0
    assert questions.computed() == 0


def test_a_prompt_is_text_of_a_measure():
    questions = Questions(lambda: 0)
    assert questions.open({"prompt": ["x"], "password": "yes"}).prompt == ""
    asked = questions.open({"prompt": "\x1b[2J" + "x" * 9_999, "password": True})
    assert (asked.ask, len(asked.prompt), asked.password) == (2, 2_000, True)
