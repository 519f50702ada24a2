"""`manage.py diagnose` and `manage.py run_program`: a program from a terminal, on the site's own way."""

import json

import pytest


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "main.py").write_text(
        'name = input("Name? ")\nif name == "Ada" or "Ben":\n    print("Hello {name}")\nprint(nmae)\n'
    )
    (tmp_path / "answers.txt").write_text("Ada\n")
    return tmp_path


def test_each_finding_is_printed_with_its_tag_place_and_sentence(stack, folder):
    done = stack.manage("diagnose", str(folder), "--input", str(folder / "answers.txt"))

    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Python says: NameError: name 'nmae' is not defined")
    assert lines[1] == "name-typo  main.py:4:7-10"
    assert "`name`" in lines[2]
    assert "or-without-comparison  main.py:2:4-25" in lines
    assert "missing-f  main.py:3:11-24" in lines


def test_as_json_there_is_one_finding_a_line(stack, folder):
    done = stack.manage("diagnose", str(folder), "--input", str(folder / "answers.txt"), "--json")

    assert done.returncode == 1, done.stderr
    findings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(found["tag"], found["file"], found["line"]) for found in findings] == [
        ("name-typo", "main.py", 4),
        ("or-without-comparison", "main.py", 2),
        ("missing-f", "main.py", 3),
    ]
    assert all(found["sentence"] and found["column"] >= 0 for found in findings)


def test_where_nothing_is_wrong_nothing_is_found(stack, tmp_path):
    program = tmp_path / "card.py"
    program.write_text('print("Hello")\n')

    assert stack.manage("diagnose", str(program), "--json").stdout == ""
    done = stack.manage("diagnose", str(program))

    assert (done.returncode, done.stdout) == (0, "Nothing was found.\n")


def test_what_is_not_there_is_not_diagnosed(stack, tmp_path):
    done = stack.manage("diagnose", str(tmp_path / "nobody.py"))

    assert done.returncode == 2
    assert "There is no file or folder" in done.stderr


def test_run_program_prints_the_same_findings_among_its_events(stack, folder):
    done = stack.manage("run_program", str(folder), "--input", str(folder / "answers.txt"))

    assert done.returncode == 1, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    diagnosed = next(event for event in events if event["type"] == "diagnosed")
    assert diagnosed["findings"][0]["tag"] == "name-typo"
    assert events[-1]["type"] == "finished"
