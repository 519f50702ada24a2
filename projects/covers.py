"""The picture of a project: what its program drew last, kept at the end of a run.

A drawing becomes an SVG of our own making; a plot or picture is kept as it came, and only ever shown as an `<img>`.
"""

import base64

from projects.models import Project
from runner.depiction.sentences import in_words
from runner.depiction.svg import svg_of
from runner.drawing.drawings import Sheet
from runner.files import forget, keep
from runner.messages import Picture
from runner.untrusted.vectors import Weight, weight_of

SVG = "image/svg+xml"
ENDINGS = {SVG: "svg", "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
MOST_PICTURE_BYTES = 300_000  # of a plot: a list of projects should open quickly
MOST_WEIGHT = Weight(shapes=10_000, filters=5)  # … and a page with many of them be drawn at once
MOST_WORDS = 1_500


def take(*, project: Project, shown: Sheet | Picture | None) -> None:
    """Keep what a run has shown; a run that drew nothing leaves the picture of the one before."""
    match shown:
        case Sheet() if not is_empty(shown):
            words = in_words(shown)
            _keep(project, svg_of(shown, words=words), SVG, words)
        case Picture():
            data = base64.b64decode(shown.data)
            if len(data) <= MOST_PICTURE_BYTES and (shown.mime != SVG or is_simple(data)):
                _keep(project, data, shown.mime, shown.alt)


def give(*, project: Project, picture: bytes) -> None:
    """An SVG of ours, until a run has drawn something."""
    _keep(project, picture, SVG, "")


def choose(*, project: Project, shows_cover: bool) -> None:
    """What the program drew, or the picture of the starter it began as."""
    Project.objects.filter(pk=project.pk).update(shows_cover=shows_cover)


def is_empty(sheet: Sheet) -> bool:
    return not sheet.items and not any(turtle.look and turtle.look.is_shown for turtle in sheet.turtles.values())


def is_simple(svg: bytes) -> bool:
    weight = weight_of(svg)
    return weight is not None and weight.shapes <= MOST_WEIGHT.shapes and weight.filters <= MOST_WEIGHT.filters


def _keep(project: Project, data: bytes, picture_type: str, words: str) -> None:
    """Not `save`: a run is no change of the project."""
    cover = keep(data)
    row = Project.objects.filter(pk=project.pk)
    former = set(row.exclude(cover=None).values_list("cover_id", flat=True))
    row.update(cover_id=cover.digest, cover_type=picture_type, cover_words=words[:MOST_WORDS])
    forget(former - {cover.digest})
