"""The Celery application. Queues are named after what they use up: `runs` (kernels), `chores` (time)."""

import os
import warnings

from celery import Celery, beat
from celery.apps.worker import Worker
from celery.platforms import SecurityWarning
from celery.signals import setup_logging, worker_ready, worker_shutting_down

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
# Celery warns root because of pickle, which is refused here; the sandbox has users of its own.
warnings.filterwarnings("ignore", category=SecurityWarning)

app = Celery("buildalong")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def keep_our_logging(**_: object) -> None:
    """That somebody listens is enough: Celery leaves Django's LOGGING as it is."""


@worker_ready.connect
def start_the_clock(sender: Worker, **_: object) -> None:
    """The worker for chores also has the clock for those that come again; a process less to keep alive."""
    if "chores" in app.amqp.queues.consume_from:
        clock = beat.EmbeddedService(app, thread=True)
        clock.daemon = True
        clock.start()
        worker_shutting_down.connect(lambda **_: clock.stop(), weak=False)
