#!/usr/bin/env python
"""The site's commands: `manage.py help` lists them."""

import os
import sys

try:
    from django.conf import settings
    from django.core.management import execute_from_command_line
except ModuleNotFoundError:  # the system's Python: it knows nothing of the site's packages
    line = " ".join([".venv/bin/python", "manage.py", *sys.argv[1:]])
    sys.exit(f"This is not the site's own Python. Type in this folder:\n\n    {line}\n\nNo .venv yet? ./run makes it.")

from learn.site.trouble import in_plain_words, with_a_site

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
    with in_plain_words():
        settings.DATA_DIR  # noqa: B018 - read now: a folder that cannot be used is said in a sentence
    with with_a_site():
        execute_from_command_line(sys.argv)
