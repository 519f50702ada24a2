"""A filter for logs: addresses that let somebody in are written without what lets them in."""

import logging
import re

SECRETS = re.compile(r"/(join|teach)/[^/\s?\"']+")


class Discretion(logging.Filter):
    """Django and the web server log addresses of requests; a class code or a teacher's link is a key."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_masked(part) for part in record.args)
        record.msg = _masked(record.msg)
        return True


def _masked(part: object) -> object:
    return SECRETS.sub(r"/\1/…", part) if isinstance(part, str) else part
