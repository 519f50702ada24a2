#!/usr/bin/env python
"""The site's commands: `manage.py help` lists them."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line

from learn.site.trouble import in_plain_words

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
    with in_plain_words():
        settings.DATA_DIR  # noqa: B018 - read now: a folder that cannot be used is said in a sentence
    execute_from_command_line(sys.argv)
