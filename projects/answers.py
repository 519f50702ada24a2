"""How the workspace is answered: JSON both ways, and every refusal a sentence in {"message": …}."""

import json
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import msgspec
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

from projects.errors import FileMovedOn, NameTaken, TooManyMoments
from runner.errors import RefusedFile, TooLarge
from runner.limits import LIMITS, MIB

View = Callable[..., HttpResponse]
Body = TypeVar("Body", bound=msgspec.Struct)


class Refusal(Exception):
    """The request cannot be followed; the text is for the person, the status and the rest for the page."""

    def __init__(self, status: int, message: str, **more: object):
        super().__init__(message)
        self.status, self.more = status, more


def in_json(view: View) -> View:
    """The one place where what was refused becomes an answer."""

    @wraps(view)
    def answered(request: HttpRequest, **ids) -> HttpResponse:
        try:
            if not request.user.is_authenticated:
                raise Refusal(
                    403, _("You are signed out. Come in again with your card in another tab, then try again.")
                )
            response = view(request, **ids)
        except Exception as error:
            response = _refused(error)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return answered


def body(request: HttpRequest, expected: type[Body]) -> Body:
    """What was sent, strictly. Half characters are let through: an editor can hold them, UTF-8 cannot."""
    try:
        return msgspec.convert(json.loads(request.body), expected)
    except (ValueError, RecursionError):  # msgspec's ValidationError is a ValueError
        raise Refusal(422, _("That did not arrive as it was sent. Please try again, or reload the page.")) from None


def _refused(error: Exception) -> JsonResponse:
    match error:
        case Refusal():
            return _told(error.status, str(error), **error.more)
        case FileMovedOn():
            return _told(409, str(error), revision=error.revision, text=error.text, aside=error.aside)
        case OperationalError() if "lock" in str(error):  # somebody else writes for longer than the database waits
            return _told(503, _("The site has a lot to write just now. It is tried again by itself."))
        case NameTaken():
            return _told(409, str(error))
        case TooManyMoments():
            return _told(422, str(error))
        case TooLarge():
            return _told(413, str(error))
        case RefusedFile():
            return _told(422, str(error))
        case RequestDataTooBig() | TooManyFilesSent():
            return _told(413, too_much())
        case MultiPartParserError():
            return _told(422, _("The files did not arrive whole. Please bring them again."))
        case Http404():
            return _told(404, _("That is not here, or not any more. Reload the page to see what is."))
        case PermissionDenied():
            return _told(
                403, _("Only the person whose project this is can change it. You can make a copy of your own.")
            )
    raise error


def too_much() -> str:
    sentence = _("That is too much at once: a project can have {files} files, and {size} MB in all.")
    return sentence.format(files=LIMITS.project_files, size=LIMITS.project_bytes // MIB)


def _told(status: int, message: str, **more: object) -> JsonResponse:
    return JsonResponse({"message": message, **more}, status=status)
