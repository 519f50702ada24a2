"""The history: how fast a save answers, how large versions are, how soon the scrubber is there.

The versions are made by the site's own verb, in a process beside it; saving and looking go over HTTP.
"""

import asyncio
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from bench.site import ROOT, Site, Student

LONG = 10_000  # versions
LINES = 200
SAVES = 60


async def measure(site: Site, table) -> None:
    empty, long, thousand = [await student_with_project(site, 7000 + number) for number in range(3)]
    data = data_folder(site)
    make_versions(data, long.project, LONG)
    make_versions(data, thousand.project, 1000)
    await saving(empty, long, table)
    await opening(empty, long, table)
    size, plain = size_of(data, thousand.project)
    table.add(
        "1,000 versions of a 200-line file", size / 1000, "kB", goal=1000, beside=f"as texts {plain / 1000:.0f} kB"
    )
    for student in (empty, long, thousand):
        await student.http.aclose()


async def student_with_project(site: Site, number: int) -> Student:
    student = Student(site, number)
    await student.join()
    await student.fork()
    return student


async def saving(empty: Student, long: Student, table) -> None:
    """In turn, so that both have the same weather."""
    took: dict[Student, list[float]] = {empty: [], long: []}
    for number in range(SAVES):
        for student in (empty, long):
            took[student].append(await save(student, program(random.Random(number)) + f"# {number}\n"))
    middle, beside = (1000 * statistics.median(took[student]) for student in (long, empty))
    words = f"in a new project {beside:.1f} ms"
    table.add("an autosave with 10,000 versions in the project, median", middle, "ms", goal=50, beside=words)


async def save(student: Student, text: str) -> float:
    """Seconds to the answer."""
    file = await first_file(student)
    headers = {"X-CSRFToken": student.http.cookies["csrftoken"], "Referer": student.site.url}
    body = {"text": text, "base": file["revision"], "origins": [[len(text), "t"]]}
    began = time.perf_counter()
    answer = await student.http.put(file["url"], json=body, headers=headers)
    seconds = time.perf_counter() - began
    answer.raise_for_status()
    return seconds


async def opening(empty: Student, long: Student, table) -> None:
    """What the page asks for until the newest version with its difference is there."""
    took: dict[Student, list[float]] = {empty: [], long: []}
    for _ in range(20):
        for student in (empty, long):
            took[student].append(await open_scrubber(student))
    middle, beside = (1000 * statistics.median(took[student]) for student in (long, empty))
    words = f"of a new project {beside:.1f} ms"
    table.add("opening the scrubber with 10,000 versions, median", middle, "ms", goal=200, beside=words)


async def open_scrubber(student: Student) -> float:
    file = await first_file(student)
    path = f"/projects/{student.project}/history/"
    began = time.perf_counter()
    told = (await student.http.get(f"{path}?file={file['id']}")).json()
    newest = [row[0] for row in told["versions"][-2:]]
    answers = await asyncio.gather(*(student.http.get(f"{path}{version}/") for version in newest))
    seconds = time.perf_counter() - began
    assert all(answer.json()["text"] for answer in answers)
    return seconds


async def first_file(student: Student) -> dict:
    return (await student.http.get(f"/projects/{student.project}/files/")).json()["files"][0]


# ── Versions, made beside the site ──


def program(chance: random.Random) -> str:
    names = ["score", "name", "answer", "total", "player", "secret", "tries", "words"]
    lines = [
        f"{chance.choice(names)}_{number} = {chance.randrange(10_000)}  # {chance.choice(names)}\n"
        for number in range(LINES)
    ]
    return "".join(lines)


def edits(count: int):
    """A person at work: a line is changed, taken out or put in, most often near the last one."""
    chance = random.Random(1)
    lines = program(chance).splitlines(keepends=True)
    place = 0
    for number in range(count):
        place = (
            chance.randrange(LINES) if chance.random() < 0.1 else min(LINES - 1, max(0, place + chance.randint(-2, 3)))
        )
        lines[place] = f"print('round', {number}, answer_{chance.randrange(99)} + {chance.random():.6f})\n"
        yield "".join(lines)


def make_versions(data: Path, project: str, count: int) -> None:
    words = [sys.executable, "-m", "bench.make_history", project, str(count)]
    subprocess.run(words, check=True, cwd=ROOT, env=os.environ | {"BUILDALONG_DATA": str(data)})


def save_versions(project_id: str, count: int) -> None:
    """In this process."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
    django.setup()
    from projects import files
    from projects.models import Project

    file = Project.objects.get(pk=project_id).files.first()
    for text in edits(count):
        file = files.save_text(file=file, text=text, base=file.revision, origins=f"{len(text)}t")


def data_folder(site: Site) -> Path:
    words = psutil.Process(site.process.pid).cmdline()
    return Path(words[words.index("--data") + 1])


def size_of(data: Path, project: str) -> tuple[int, int]:
    """Bytes in a database that holds nothing but these versions and their indexes; and of their texts, unpacked."""
    with tempfile.TemporaryDirectory() as folder:
        alone = sqlite3.connect(Path(folder, "alone.sqlite3"), isolation_level=None)
        alone.execute("ATTACH ? AS site", [str(data / "db.sqlite3")])
        like = (
            "SELECT sql FROM site.sqlite_master WHERE tbl_name = 'projects_version' AND sql NOT NULL ORDER BY type DESC"
        )
        for (sql,) in alone.execute(like).fetchall():
            alone.execute(sql)
        ours = "SELECT * FROM site.projects_version WHERE project_id = ?"
        alone.execute(f"INSERT INTO projects_version {ours}", [project.replace("-", "")])
        alone.execute("VACUUM")
        plain = alone.execute("SELECT sum(size) FROM projects_version").fetchone()[0]
        alone.close()
        return Path(folder, "alone.sqlite3").stat().st_size, plain


if __name__ == "__main__":
    save_versions(sys.argv[1], int(sys.argv[2]))  # in a process of its own: it sets Django up on that folder
