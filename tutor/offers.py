"""What is offered at a place, how it is done, and how much is left."""

from collections.abc import AsyncGenerator

from channels.db import database_sync_to_async
from django.utils.translation import gettext as _

from learn.people.models import User
from learn.progress.standing import of_project
from projects.models import Project
from tutor import planning, policy, rules
from tutor.exam import results
from tutor.ledger import earlier, quotas
from tutor.messages import Offered, Says
from tutor.model.asking import AboutModel, Model


async def at(user: User, project: Project, model: Model, *, wants_earlier: bool = False) -> AsyncGenerator[Says, None]:
    yield await database_sync_to_async(_offered)(user, project, await model.about())
    if wants_earlier:
        for each in await database_sync_to_async(earlier.of_today)(user, project):
            yield each
    planned = await database_sync_to_async(planning.current)(project)
    if planned is not None:
        yield planned


def _offered(user: User, project: Project, about: AboutModel) -> Offered:
    standing = of_project(project)
    digest = about.digest if about.is_ready else ""
    allowed = rules.of(user, standing.lesson.slug if standing else "")
    jobs = {job: results.how(job, digest) for job in policy.jobs_at(user, project, standing, allowed)}
    left, most = quotas.left(user, allowed)
    later = {job: why for job, why in policy.why_not_yet(standing).items() if job in jobs}
    return Offered(
        jobs={job: how for job, how in jobs.items() if how != "off"},
        left=left,
        most=most,
        model=_model(about),
        progress=about.progress,
        why=later,
    )


def _model(about: AboutModel) -> str:
    """A sentence while it does not serve."""
    if about.is_ready or about.stage == "off":
        return ""
    if about.stage == "away":
        return _("The tutor's model is away just now. Hints written by hand are there.")
    return _("The tutor's model is being made ready. Until then hints written by hand are there.")
