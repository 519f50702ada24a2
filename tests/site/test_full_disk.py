"""A disk that is full: it is said, nothing that was saved is lost, and work goes on once there is room."""

import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.site import Site, Student
from tests import stack as stacks

pytestmark = [
    pytest.mark.stack,
    pytest.mark.long,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a disk that is small enough to fill"),
]


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", folder])
    if done.returncode:
        pytest.skip("This machine lets nobody mount.")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path) -> list[Path]:
    """To the last byte: large pieces first, then small ones."""
    pieces = [disk / "large", disk / "small"]
    for piece, size in zip(pieces, ("1M", "1k"), strict=True):
        subprocess.run(["dd", "if=/dev/zero", f"of={piece}", f"bs={size}"], stderr=subprocess.DEVNULL)
    return pieces


class Writer:
    """A student's first file, saved as the editor saves it."""

    def __init__(self, student: Student):
        self.student = student

    async def file(self) -> dict:
        (first, *_) = (await self.student.http.get(f"/projects/{self.student.project}/files/")).json()["files"]
        return (await self.student.http.get(first["url"])).json()

    async def save(self, text: str) -> int:
        file = await self.file()
        headers = {"X-CSRFToken": self.student.http.cookies["csrftoken"], "Referer": self.student.site.url}
        body = {"text": text, "base": file["revision"]}
        return (await self.student.http.put(file["url"], json=body, headers=headers)).status_code


async def test_what_was_saved_is_still_there_and_work_goes_on_when_there_is_room(small_disk):
    stack = stacks.start(data=small_disk / "data")
    student = Student(Site(stack.url, urlsplit(stack.class_link).path, None, 0), 1)
    writer = Writer(student)
    try:
        async with student.http:
            await student.join()
            await student.fork()
            assert await writer.save("print('saved')") == 200
            pieces = fill(small_disk)
            said = await student.http.get("/readyz")
            assert said.status_code == 503
            assert "disk is full" in said.json()["database"]["says"]
            assert await writer.save("x" * 500_000) >= 500  # the browser keeps it and tries again
            assert (await writer.file())["text"] == "print('saved')"

            for piece in pieces:
                piece.unlink()
            assert await writer.save("print('again')") == 200
            async with student.workspace() as workspace:
                _, end = await workspace.run("print('again')")
            assert end["outcome"] == "finished"
            assert (await student.http.get("/readyz")).status_code == 200
    finally:
        stack.stop()


def test_on_a_full_disk_it_does_not_start_and_says_so(small_disk):
    fill(small_disk)
    with pytest.raises(AssertionError, match="The disk is full"):
        stacks.start(data=small_disk / "data")


def test_a_backup_for_which_there_is_no_room_says_so(small_disk, stack):
    pieces = fill(small_disk)
    done = stack.manage("backup", str(small_disk / "backup.tar.gz"))
    assert done.returncode != 0
    assert "too full" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(small_disk.iterdir()) == sorted(pieces)
