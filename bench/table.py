"""Figures beside their bounds and baselines: said as they come, and as a table at the end."""

import argparse
import asyncio
import json
import logging
import os
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import psutil

from bench.site import Site, site


class Table:
    def __init__(self) -> None:
        self.rows: list[dict] = []

    def add(self, what: str, value: float, unit: str, *, goal: float | None = None, beside: str = "") -> None:
        row = {"what": what, "value": round(value, 1), "unit": unit, "goal": goal, "beside": beside}
        row["met"] = None if goal is None else value <= goal
        self.rows.append(row)
        print(line(row), flush=True)

    def say(self) -> None:
        print("\n| measured | figure | bound | beside it |\n|---|---|---|---|")
        for row in self.rows:
            bound = "" if row["goal"] is None else f"≤ {row['goal']:g} {row['unit']}"
            print(f"| {row['what']} | {row['value']:g} {row['unit']} | {bound} | {row['beside']} |")


def line(row: dict) -> str:
    mark = {None: " ", True: "✓", False: "✗"}[row["met"]]
    bound = "" if row["goal"] is None else f"(bound {row['goal']:g})"
    return f"{mark} {row['what']:<62} {row['value']:>9g} {row['unit']:<6} {bound:<14} {row['beside']}"


Measure = Callable[[Site, Table], Awaitable[None]]


def measure_all(
    parts: Mapping[str, Measure],
    *,
    about: str,
    apart: bool = False,
    on: Callable[[], AbstractContextManager[Site]] = site,
) -> None:
    """Measure each part that the command line names: on one site, or `apart`, each on a fresh one. `on` starts it."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--json", metavar="FILE", help="write the figures here as well")
    parser.add_argument("--only", nargs="+", choices=parts, default=list(parts))
    arguments = parser.parse_args()
    logging.getLogger("httpx").setLevel(logging.WARNING)
    say_machine()
    table = Table()
    for names in [[name] for name in arguments.only] if apart else [arguments.only]:
        with on() as running:
            if running.started_in:
                table.add("manage.py up on an empty folder, to READY", running.started_in, "s")
            for name in names:
                asyncio.run(parts[name](running, table))
    table.say()
    if arguments.json:
        Path(arguments.json).write_text(json.dumps(table.rows, indent=1))


def say_machine() -> None:
    (processor,) = set(re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())) or {"?"}
    gib = psutil.virtual_memory().total / 2**30
    print(f"{os.cpu_count()} cores ({processor}), {gib:.0f} GiB, {time.strftime('%Y-%m-%d')}\n")
