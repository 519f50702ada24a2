"""What is there, what is missing, and what helps: `manage.py doctor` asks each of `CHECKS` in turn."""

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator

import psutil
from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import DatabaseError, connection
from redis.exceptions import RedisError

from learn.site import install
from learn.site.doctor import fencing, lessons
from learn.site.doctor.findings import Finding, bad, note, well
from learn.site.errors import CannotStart
from learn.site.running import control, engine, network, parts, preparation
from runner import workers
from runner.limits import MIB
from runner.worker import KERNEL_MIB, most_kernels
from tutor.model import current

SITE_MIB = 700  # everything but learners' programs and the tutor's model
CLASSIFIER_MIB = 300  # alone, beside another model server
TUTOR_MIB = 1400  # the model that the site brings, its adapter beside it, and what computes both, at its most
STUDENT_MIB = 2 * KERNEL_MIB  # a program that runs, and a kernel that waits for the next
NOT_RUNNING = "The site does not run."


def findings() -> Iterator[tuple[str, Finding]]:
    """One after the other; a check that breaks is itself a finding, for the doctor must get to the end."""
    for about, check in CHECKS.items():
        try:
            yield about, check()
        except Exception as error:
            yield about, bad(f"It could not be looked at: {error!r}", "Please report this.")


def python() -> Finding:
    says = f"{platform.python_version()} in {sys.prefix}"
    if not install.is_current():
        return note(f"{says}; ./run has not installed these packages.", "Run ./run once.")
    return well(says)


def memory() -> Finding:
    total = psutil.virtual_memory().total // MIB
    wanted = parts.wanted()
    tutor_mib = TUTOR_MIB if "model" in wanted else CLASSIFIER_MIB if "classifier" in wanted else 0
    students = max(0, (total - SITE_MIB - tutor_mib) // STUDENT_MIB)
    says = f"{total} MB: about {students} students can run programs at once; at most {most_kernels()} warm kernels"
    return well(says) if students >= 30 else note(says, "A class of 30 wants 4 GB, and 1 GB for the tutor.")


def disk() -> Finding:
    free = shutil.disk_usage(_nearest(settings.DATA_DIR)).free
    says = f"{free // MIB} MB are free for {settings.DATA_DIR}"
    if free < preparation.LEAST_FREE_BYTES:
        return bad(says, "Free at least 1 GB: what students write would be lost.")
    return note(says, "Free some soon.") if free < preparation.LITTLE_FREE_BYTES else well(says)


def _nearest(folder):
    """`folder`, or what there is of the way to it."""
    return next(part for part in [folder, *folder.parents] if part.exists())


def data_folder() -> Finding:
    folder = settings.DATA_DIR
    if not folder.exists():
        return note(f"{folder} is not there yet.", "./run makes it.")
    if folder.stat().st_uid != os.geteuid():
        return bad(f"{folder} belongs to another user.", "Start the site as that user, or set BUILDALONG_DATA.")
    if folder.stat().st_mode & 0o077:
        return bad(f"Others on this machine may look into {folder}.", f"chmod 700 {folder}")
    return well(str(folder))


def database() -> Finding:
    try:
        missing = preparation.missing_migrations()
    except DatabaseError as error:
        return bad(f"It does not answer: {error}", "Is its server up, and is its disk not full?")
    if missing:
        return note(f"{connection.vendor}; {missing} changes are still to be made.", "./run makes them.")
    return well(f"{connection.vendor}, up to date")


def engine_itself() -> Finding:
    if not engine.is_ours():
        try:
            engine.refuse_open(settings.REDIS_URL)
        except CannotStart as error:
            return bad(str(error))
    if engine.answers():
        return well("It answers.")
    if engine.is_ours() and not _is_running():
        return note(NOT_RUNNING, "./run starts it.")
    return bad("It does not answer.", f"Look at {settings.DATA_DIR / 'logs/engine.log'}, then start again.")


def run_workers() -> Finding:
    try:
        alive = workers.alive()
    except RedisError:
        alive = []
    if alive:
        return well("; ".join(f"{one.name}: sandbox {one.level}, {one.warm} kernels ready" for one in alive))
    if not _is_running():
        return note(NOT_RUNNING, "./run starts it.")
    return bad("None is there.", f"Look at {settings.DATA_DIR / 'logs/runs.log'}, then start again.")


def tutor() -> Finding:
    about = async_to_sync(current().about)()
    if about.stage == "off":
        return well("switched off")
    if about.is_ready:
        found = f"{about.name}, {about.backend}"
        return note(found, about.says) if about.says else well(found)
    if about.stage == "away":
        if not settings.TUTOR_MODEL_URL and not _is_running():
            return note(NOT_RUNNING, "./run starts it.")
        helps = "Everything else works without it. docs/tutor-models.md says what it needs."
        return note(about.says or "The model server does not answer.", helps)
    return note(f"The model is being made ready: {about.stage}, {about.progress:.0%}.", "Wait a little.")


def alarms() -> Finding:
    if not settings.TUTOR:
        return well("the tutor is switched off")
    if parts.classifier_answers():
        return well("heard by phrases and by a classifier (docs/tutor.md)")
    if not settings.TUTOR_CLASSIFIER:
        return note("TUTOR_CLASSIFIER is 0: that a student is in danger is heard by phrases alone.", "Unset it.")
    if not _is_running():
        return note(NOT_RUNNING, "./run starts it.")
    log = "classifier" if settings.TUTOR_MODEL_URL else "model"
    helps = f"Wait a little; if it stays so, look at {settings.DATA_DIR / 'logs' / log}.log"
    return note("The classifier does not answer: that a student is in danger is heard by phrases alone.", helps)


def _is_running() -> bool:
    """Not another Buildalong that has our port, with a folder of its own."""
    return parts.web_answers() and (control.is_running() or not engine.is_ours())


def address() -> Finding:
    if _is_running():
        return well(f"The site answers at {network.public_url()}")
    if parts.web_answers():
        says = f"At {network.public_url()} another Buildalong answers, whose data folder is not {settings.DATA_DIR}."
        return bad(
            says, "Say which one is meant, with BUILDALONG_DATA, or start this one at another port: ./run --port"
        )
    try:
        with network.listen():
            return note(f"{network.public_url()} is free. {NOT_RUNNING}", "./run starts it.")
    except CannotStart as error:
        return bad(str(error))


def openness() -> Finding:
    if settings.DEBUG:
        return note("DEBUG is on: errors show the site's inside to everyone.", "Unset DEBUG.")
    if settings.BEHIND_HTTPS:
        return well("encrypted, by the proxy in front")
    if settings.BIND in network.EVERYWHERE:
        return note("The whole network reaches the site, without encryption.", "For the internet: docs/install.md.")
    return well("only this machine")


CHECKS: dict[str, Callable[[], Finding]] = {
    "Python": python,
    "Learners' Python": fencing.learners_python,
    "Bubblewrap": fencing.bubblewrap,
    "System call filter": fencing.system_call_filter,
    "User namespaces": fencing.user_namespaces,
    "Sandbox": fencing.sandbox,
    "Memory": memory,
    "Disk": disk,
    "Data folder": data_folder,
    "Database": database,
    "Lessons": lessons.all_lessons,
    "Engine": engine_itself,
    "Run workers": run_workers,
    "Tutor": tutor,
    "Who needs a person": alarms,
    "Address": address,
    "Who can reach it": openness,
}
