"""The tutor's pages for teachers and students with a year of it: `python -m bench.tutor_ledger`. No model is needed."""

import csv
import io
import json
import os
import subprocess
import sys
import time

import httpx

from bench.lessons import looked_at
from bench.site import ROOT, Site
from bench.table import Table, measure_all

EXCHANGES = 100_000
NOWHERE = "http://127.0.0.1:9/v1"  # no model is fetched for it


async def pages(site: Site, table: Table) -> None:
    known = seeded(site)
    beside = f"{EXCHANGES:,} exchanges, half of them of this class"
    for name, path in paths(known["classroom"], known["person"]).items():
        milliseconds = await looked_at(site, path, known["teacher"])
        table.add(f"page “{name}”, from asking to the last byte", milliseconds, "ms", goal=goal(name), beside=beside)
    one = f"/tutor/exchanges/{known['exchange']}/"
    table.add("one exchange, the same", await looked_at(site, one, known["teacher"]), "ms", goal=100)
    table.add(
        "“My tutor” of a student, the same", await looked_at(site, "/my/tutor/", known["student"]), "ms", goal=100
    )
    await whole_table(site, table, known)


def paths(classroom: str, person: str) -> dict[str, str]:
    here = f"/classes/{classroom}/tutor"
    return {
        "today": f"{here}/",
        "all that was asked": f"{here}/exchanges/",
        "… of one student": f"{here}/exchanges/?student={person}",
        "… with a word that is in many": f"{here}/exchanges/?words=score",
        "… with a word that is in none": f"{here}/exchanges/?words=zebrafinch",
        "… of one mistake": f"{here}/exchanges/?tag=name-typo",
        "… only alarms": f"{here}/exchanges/?alarms=1",
        "most asked, 7 days": f"{here}/most-asked/",
        "most asked, 30 days": f"{here}/most-asked/?days=30",
        "rules": f"{here}/rules/",
        "what the class gives": f"{here}/giving/",
        "alarms, of all classes": "/tutor/alarms/?known=none",
    }


def goal(name: str) -> int:
    return 300 if name.startswith("most asked") or "word" in name else 100


async def whole_table(site: Site, table: Table, known: dict[str, str]) -> None:
    path = f"/classes/{known['classroom']}/tutor/exchanges.csv"
    async with httpx.AsyncClient(base_url=site.url, cookies={"sessionid": known["teacher"]}, timeout=120) as browser:
        began = time.perf_counter()
        answer = await browser.get(path)
        seconds = time.perf_counter() - began
    lines = sum(1 for _ in csv.reader(io.StringIO(answer.text)))
    table.add("all of the class as a table", seconds, "s", goal=60, beside=f"{lines:,} lines")


def seeded(site: Site) -> dict[str, str]:
    command = [sys.executable, "-m", "bench.tutor_seed", str(EXCHANGES)]
    surroundings = os.environ | {"BUILDALONG_DATA": str(site.data)}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    os.environ |= {"TUTOR_MODEL_URL": NOWHERE, "TUTOR_MODEL": "none"}
    measure_all({"pages": pages}, about=__doc__)
