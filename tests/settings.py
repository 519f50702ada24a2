import os
import tempfile
from pathlib import Path

from learn.site.settings import *  # noqa: F403

SECRET_KEY = "for tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # noqa: F405
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Fetched and converted once for all runs of the tests.
TUTOR_MODELS_DIR = Path(
    os.environ.get("TUTOR_MODELS_DIR") or f"{tempfile.gettempdir()}/buildalong-models-of-tests-{os.geteuid()}"
)
TIME_ZONE = CELERY_TIMEZONE = "UTC"
STATIC_ROOT = None  # nothing is collected: WhiteNoise has no folder to read
