"""A line a happening: when, how grave, what, and its fields. Never what was asked or said."""

import logging
import sys

OF_EVERY_RECORD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message"}


class WithFields(logging.Formatter):
    def formatMessage(self, record: logging.LogRecord) -> str:
        fields = {name: value for name, value in vars(record).items() if name not in OF_EVERY_RECORD}
        return " ".join([super().formatMessage(record), *(f"{name}={value!r}" for name, value in fields.items())])


def configure() -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(WithFields("%(asctime)s [%(levelname)s] %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for noisy in ("uvicorn", "uvicorn.error", "gguf", "transformers"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
