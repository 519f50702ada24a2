"""Chores of the site itself."""

import logging
import shutil

from celery import shared_task
from django.conf import settings
from django.core.management import call_command

MIB = 1024 * 1024
LITTLE_FREE_BYTES = 1024 * MIB

logger = logging.getLogger(__name__)


@shared_task(queue="chores")
def forget_old_sessions() -> None:
    call_command("clearsessions")


@shared_task(queue="chores")
def look_at_the_disk() -> None:
    """Say in the log, early enough, that the disk fills."""
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < LITTLE_FREE_BYTES:
        logger.warning("little disk left", extra={"free_mb": free // MIB})
