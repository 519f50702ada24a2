"""Logs are lines that machines and people read, cannot fill the disk, and let nobody in."""

import io
import json
import logging
import logging.config

import pytest
import structlog

from learn.site.logs import lines
from learn.site.logs.files import KEPT_FILES, LogFile


@pytest.fixture
def written():
    """What loggers write with our configuration, as text."""
    former = logging.getLogger().handlers[:]

    def write(*, as_json: bool, say) -> str:
        logging.config.dictConfig(lines.configuration(level="INFO", as_json=as_json))
        output = io.StringIO()
        (handler,) = logging.getLogger().handlers
        handler.setStream(output)
        say()
        return output.getvalue()

    yield write
    logging.getLogger().handlers[:] = former


def test_an_event_keeps_its_fields(written):
    def say() -> None:
        logging.getLogger("runner").info("run ended", extra={"outcome": "failed", "seconds": 1.24})
        structlog.get_logger("runner").info("run ended", outcome="failed", seconds=1.24)

    for line in written(as_json=True, say=say).splitlines():
        told = json.loads(line)
        assert (told["event"], told["outcome"], told["seconds"]) == ("run ended", "failed", 1.24)
        assert told["level"] == "info"
        assert told["logger"] == "runner"
        assert told["timestamp"].endswith("Z")


@pytest.mark.parametrize("as_json", [True, False])
@pytest.mark.parametrize(
    "address", ["/join/SECRET23/", "/teach/SECRET-token_1/", "/accounts/password/reset/key/SECRET/"]
)
def test_what_lets_somebody_in_is_cut_also_from_tracebacks(written, as_json, address):
    def say() -> None:
        logging.getLogger("django.request").warning("Not Found: %s", address, extra={"request": f"<GET '{address}'>"})
        try:
            raise ValueError(f"no page at http://school.example{address}")
        except ValueError:
            logging.getLogger("x").exception("it broke")

    text = written(as_json=as_json, say=say)
    assert "SECRET" not in text
    assert "ValueError" in text


def test_a_log_begins_anew_before_it_is_large_and_keeps_the_last_ones(tmp_path):
    log = LogFile(tmp_path / "web.log", largest_bytes=1000)
    for number in range(100):
        log.write(f"{number:0100}\n".encode())
    files = sorted(tmp_path.iterdir())
    assert len(files) == KEPT_FILES + 1
    assert all(file.stat().st_size <= 1000 for file in files)
    assert (tmp_path / "web.log").read_text().endswith("99\n")
    assert log.last_line.endswith("99")


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path):
    log = LogFile(tmp_path / "no-such-folder" / "web.log")
    log.write(b"what was said\n")
    assert log.last_line == "what was said"


def test_a_frame_of_a_stranger_that_is_no_text_is_no_error_of_ours(written):
    def say() -> None:
        logger = logging.getLogger("uvicorn.error")
        for broken in (b"\xff".decode, lambda: 1 / 0):
            try:
                broken()
            except ValueError:
                logger.exception("Invalid UTF-8 sequence received from client.")
            except ZeroDivisionError:
                logger.exception("Exception in ASGI application")

    told = written(as_json=False, say=say)
    assert "UTF-8" not in told
    assert "ZeroDivisionError" in told
