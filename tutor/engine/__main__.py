"""`python -m tutor.engine`: the model server, on a private unix socket or on a port of this machine."""

import importlib
import os
import sys

import uvicorn

from tutor.engine import logs
from tutor.engine import settings as engine_settings
from tutor.engine.backends.backend import Backend, BackendError, Tell
from tutor.engine.classifier.opening import Opening
from tutor.engine.inference import Inference
from tutor.engine.listening import listen
from tutor.engine.server import application
from tutor.engine.settings import Settings

NO_MODEL = "No model is served here: this server only tells what a message wants."


def open_backend(settings: Settings, tell: Tell) -> Backend:
    """Called in the inference thread: what a model needs takes seconds to import, and the server answers meanwhile."""
    return importlib.import_module("tutor.engine.backends.opening").open_backend(settings, tell)


def prepare(settings: Settings) -> None:
    if settings.model:
        try:
            open_backend(settings, lambda stage, share: None).close()
        except BackendError as problem:
            sys.exit(f"\n{problem}")
    Opening(settings).run()


def main() -> None:
    logs.configure()
    settings = engine_settings.read()
    if settings.prepare:
        return prepare(settings)
    listener = listen(settings)
    inference = Inference(settings, open_backend)
    if settings.model:
        inference.start()
    else:
        inference.readiness.reach("away", says=NO_MODEL)
    classifier = Opening(settings)
    classifier.start()
    config = uvicorn.Config(
        application(inference, classifier),
        access_log=False,
        log_config=None,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    try:
        uvicorn.Server(config).run([listener])
    finally:
        classifier.close()
        if settings.model and not inference.close():
            os._exit(0)  # what it computes with must not be taken away under it


if __name__ == "__main__":
    main()
