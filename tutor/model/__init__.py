"""The model that serves now, as the tutor asks it. Nothing here loads one."""

from django.conf import settings
from django.utils.module_loading import import_string

from tutor.model.absent import NoModel
from tutor.model.asking import Model


def current() -> Model:
    if not settings.TUTOR:
        return NoModel()
    return import_string(settings.TUTOR_OPEN_MODEL)()
