"""One line a happening: when, how grave, where, what, and its fields. Never a code, a name or a program."""

import logging.config
import re
from typing import Any

import structlog

# Addresses that let people in, and what a reset or a confirmation link carries.
LETS_PEOPLE_IN = re.compile(r"/(join|teach|accounts/password/reset/key|accounts/confirm-email)/[^/\s\"'?]+")


BEFORE: list[Any] = [
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
]


def configure_structlog() -> None:
    """What structlog's own loggers are told goes the same way as everything else."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *BEFORE,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def configuration(*, level: str, as_json: bool) -> dict[str, Any]:
    """For Django's LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": "learn.site.logs.lines.LineFormatter",
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *(_as_json() if as_json else _as_words()),
                ],
                "foreign_pre_chain": [*BEFORE, without_requests],
            }
        },
        "filters": {"strangers": {"()": "learn.site.logs.lines.WithoutStrangersMistakes"}},
        "handlers": {"output": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["output"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            # Every socket that opens or closes would be a line with an address of a student's machine.
            "uvicorn": {"level": "WARNING"},
            "uvicorn.error": {"level": "WARNING", "filters": ["strangers"]},
            # A line for each question to the model.
            "httpx": {"level": "WARNING"},
            # A line for each run and each chore, which say themselves what they did.
            "celery.worker.strategy": {"level": "WARNING"},
            "celery.app.trace": {"level": "WARNING"},
        },
    }


class WithoutStrangersMistakes(logging.Filter):
    """What somebody sends who means no good is no fault of ours: whoever reads the log would look for one."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not isinstance(record.exc_info[1], UnicodeDecodeError) if record.exc_info else True


class LineFormatter(structlog.stdlib.ProcessorFormatter):
    """The last door: whatever is in a line, also in a traceback, links that let people in are cut from it."""

    def format(self, record: logging.LogRecord) -> str:
        return LETS_PEOPLE_IN.sub(r"/\1/…", super().format(record))


def without_requests(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Django hangs the whole request on some lines."""
    event.pop("request", None)
    event.pop("server_time", None)
    return event


def _as_words() -> list[Any]:
    return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]


def _as_json() -> list[Any]:
    return [structlog.processors.ExceptionRenderer(), structlog.processors.JSONRenderer(ensure_ascii=False)]
