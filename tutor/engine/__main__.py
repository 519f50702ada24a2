"""`python -m tutor.engine`: the model server, on a private unix socket or on a port of this machine."""

import logging
import sys

import uvicorn

from tutor.engine import settings as engine_settings
from tutor.engine.backends.choosing import open_backend
from tutor.engine.inference import Inference
from tutor.engine.listening import listen
from tutor.engine.server import application


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s [%(levelname)s] %(message)s", stream=sys.stdout)
    settings = engine_settings.read()
    listener = listen(settings)
    inference = Inference(settings, open_backend)
    inference.start()
    config = uvicorn.Config(
        application(inference),
        access_log=False,
        log_config=None,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    try:
        uvicorn.Server(config).run([listener])
    finally:
        inference.close()


if __name__ == "__main__":
    main()
