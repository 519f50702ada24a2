"""`python -m learn.site.model`: the process that becomes the tutor's model server."""

import os

from learn.site.model import server

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
    server.main()
