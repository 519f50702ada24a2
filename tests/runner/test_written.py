"""What a program has written is brought out of its kernel."""

import pytest

pytestmark = pytest.mark.kernel


def test_what_a_program_writes_is_brought_out(kernels):
    ran = kernels.run({"main.py": WRITER, "kept.txt": "same", "changed.txt": "old", "gone.txt": "x"})

    assert ran.written.files == {
        "changed.txt": b"new",
        "not closed.txt": b"still here\n",
        "bytes.bin": bytes(range(256)),
    }
    assert ran.written.removed == {"gone.txt"}
    assert ran.written.left_out == ["folder is a folder; only files beside the program are kept."]


WRITER = """
import os
with open("changed.txt", "w") as file:
    file.write("new")
file = open("not closed.txt", "w")
print("still here", file=file)
open("bytes.bin", "wb").write(bytes(range(256)))
open("kept.txt", "w").write("same")
os.remove("gone.txt")
os.mkdir("folder")
"""


def test_a_file_that_was_not_closed_is_kept_after_an_error_too(kernels):
    ran = kernels.run("file = open('a.txt', 'w')\nfile.write('words')\n1 / 0\n")

    assert ran.written.files == {"a.txt": b"words"}


def test_the_program_may_delete_its_own_file_while_it_runs(kernels):
    ran = kernels.run("import os\nos.remove('main.py')\nprint('gone')\n1 / 0\n")

    assert ran.printed == "gone\n"
    assert (ran.failed.kind, ran.failed.line) == ("ZeroDivisionError", 4)
    assert ran.written.removed == {"main.py"}
