"""The parts of the site that run as processes of their own: how each is started, and when it is ready."""

import dataclasses
import http.client
import importlib
import os
import socket
import sys
from collections.abc import Callable

from asgiref.sync import async_to_sync
from django.conf import settings
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from learn.site import celery
from learn.site.running import engine
from runner import workers
from tutor.model import current

NAMES = ("engine", "web", "runs", "chores", "model", "classifier")  # in the order they start
PATIENT = ("model", "classifier")  # the site is ready before they are
LASTING = ("engine", "model", "classifier")  # they hold nothing of a database that a backup brings back

# What a process needs from its surroundings. Everything else stays outside: it may hold somebody's secrets.
SURROUNDINGS = (
    *("PATH", "HOME", "USER", "LANG", "LANGUAGE", "TZ", "TMPDIR", "XDG_DATA_HOME", "DJANGO_SETTINGS_MODULE"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"),
)
SECRETS = ("SECRET_KEY", "METRICS_TOKEN", "TUTOR_MODEL_KEY", "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_SECRET")
OURS = (
    *("DEBUG", "BUILDALONG_DATA", "LEARNERS_DIR", "BIND", "PORT", "ALLOWED_HOSTS", "TRUSTED_ORIGINS"),
    *("BEHIND_HTTPS", "TRUSTED_PROXIES", "REDIS_URL", "DATABASE_URL", "OIDC_NAME", "OIDC_TEACHER_DOMAINS"),
    *("WARM_KERNELS", "KERNEL_MEMORY_MIB", "RUN_SLOTS", "RUN_SECONDS", "LESSONS_DIRS"),
    *("TUTOR", "TUTOR_MODEL", "TUTOR_ADAPTER", "TUTOR_BACKEND", "TUTOR_DEVICE", "TUTOR_THREADS", "TUTOR_MODELS_DIR"),
    *("TUTOR_MODEL_URL", "TUTOR_CLASSIFIER", "TUTOR_GHOST_MS", "LOG_LEVEL", "LOG_FORMAT"),
    *SECRETS,
)
MODEL = (
    *("BUILDALONG_DATA", "LOG_LEVEL", "LOG_FORMAT", "TUTOR", "TUTOR_MODEL", "TUTOR_ADAPTER", "TUTOR_BACKEND"),
    *("TUTOR_MODEL_URL", "TUTOR_CLASSIFIER"),
    *("TUTOR_DEVICE", "TUTOR_THREADS", "TUTOR_MODELS_DIR", "CUDA_VISIBLE_DEVICES", "LD_LIBRARY_PATH"),
)
FETCHING = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "HF_TOKEN", "HF_ENDPOINT")


@dataclasses.dataclass(frozen=True)
class Part:
    name: str
    command: list[str]
    environment: dict[str, str]
    is_ready: Callable[[], bool]
    seconds_to_stop: float
    passed_fd: int | None = None


def wanted() -> list[str]:
    """All that this site starts by itself: no engine where another is named, no model where none or another is.

    Our own model server tells by itself what a message wants; beside another one somebody else has to.
    """
    unwanted = set() if engine.is_ours() else {"engine"}
    unwanted |= set() if settings.TUTOR and not settings.TUTOR_MODEL_URL else {"model"}
    unwanted |= set() if settings.TUTOR_MODEL_URL and settings.TUTOR and settings.TUTOR_CLASSIFIER else {"classifier"}
    return [name for name in NAMES if name not in unwanted]


def part(name: str, *, listening_fd: int | None = None) -> Part:
    """One of `NAMES`."""
    if name == "engine":
        return Part("engine", engine.command(), _surroundings(), engine.answers, seconds_to_stop=10)
    if name == "web":
        command = [sys.executable, "-m", "learn.site.web"]
        environment = _surroundings(*OURS) | {"LISTEN_FD": str(listening_fd)}
        return Part("web", command, environment, web_answers, seconds_to_stop=5, passed_fd=listening_fd)
    if name == "runs":
        # The worker that is nearest to learners' programs signs nothing and knows no secret of the site.
        environment = _surroundings(*(set(OURS) - set(SECRETS))) | {"SECRET_KEY": "the runs worker signs nothing"}
        return Part("runs", _worker("runs", settings.RUN_SLOTS), environment, runs_answer, seconds_to_stop=8)
    if name in ("model", "classifier"):
        # Neither the database nor a secret. What fetches its packages may need a proxy, and pip's own settings.
        environment = _surroundings(*MODEL, *FETCHING, *(name for name in os.environ if name.startswith("PIP_")))
        environment |= {"SECRET_KEY": "the model server signs nothing"}
        is_ready = model_answers if name == "model" else classifier_answers
        return Part(name, [sys.executable, "-m", "learn.site.model"], environment, is_ready, seconds_to_stop=5)
    return Part("chores", _worker("chores", 2), _surroundings(*OURS), chores_answer, seconds_to_stop=5)


def _surroundings(*names: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in (*SURROUNDINGS, *names) if name in os.environ}
    return kept | {"PYTHONUNBUFFERED": "1"}


def _worker(queue: str, slots: int) -> list[str]:
    return [
        *(sys.executable, "-m", "celery", "-A", "learn.site.celery", "--quiet", "worker"),
        *("-Q", queue, "-n", _node(queue), "-P", "threads", "-c", str(slots)),
        *("--without-gossip", "--without-mingle", "--loglevel", settings.LOG_LEVEL),
    ]


def web_answers() -> bool:
    return answers("/healthz")


def answers(path: str) -> bool:
    """Ask our own web process, under a name that it accepts."""
    host = "127.0.0.1" if settings.BIND in ("", "0.0.0.0", "::") else settings.BIND  # noqa: S104
    connection = http.client.HTTPConnection(host, settings.PORT, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": _accepted_host()})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _accepted_host() -> str:
    first = next(iter(settings.ALLOWED_HOSTS), "localhost")
    return "localhost" if first == "*" else first.removeprefix(".")


def runs_answer() -> bool:
    """A worker that has opened; whether it can fence programs in is for `/readyz` and `doctor` to say."""
    try:
        return bool(workers.alive())
    except RedisError:
        return False


def chores_answer() -> bool:
    try:
        return bool(celery.app.control.inspect(timeout=0.5, limit=1, destination=[_node("chores")]).ping())
    except (OperationalError, RedisError, OSError):
        return False


def model_answers() -> bool:
    """It is warm: whoever asks now is answered."""
    return async_to_sync(current().about)().is_ready


def classifier_answers() -> bool:
    classifying = importlib.import_module("tutor.model.classifying")  # with a client that little else here needs
    return bool(classifying.probabilities("Hello"))


def _node(queue: str) -> str:
    return f"{queue}@{socket.gethostname()}"
