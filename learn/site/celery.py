"""The Celery application. Queues are named after what they use up: `runs` (kernels), `chores` (time)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")

app = Celery("buildalong")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
