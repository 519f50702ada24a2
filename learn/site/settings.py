"""Every setting of the site. It runs with no environment variable set; the block below names them all."""

import os
import sys
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from learn.site import places
from learn.site.logs import lines


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_number(name: str, default: int) -> int:
    text = env(name) or str(default)
    if not text.isdecimal():
        raise ImproperlyConfigured(f"{name} is {text!r} in the environment; it must be a whole number, as {default}.")
    return int(text)


def env_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in env(name, default).split(",") if part.strip()]


# ── What the environment can say ───────────────────────────────────────────────────────────────────────────
DEBUG = env("DEBUG") == "1"
DATA_DIR = Path(env("BUILDALONG_DATA") or places.default_data_dir()).absolute()
LEARNERS_DIR = Path(env("LEARNERS_DIR") or places.default_learners_dir()).absolute()  # learners' own Python
BIND = env("BIND", "127.0.0.1")
PORT = env_number("PORT", 8000)
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
TRUSTED_ORIGINS = env_list("TRUSTED_ORIGINS")  # https://school.example when a proxy ends the encryption
BEHIND_HTTPS = env("BEHIND_HTTPS") == "1"  # a proxy in front speaks https and sets X-Forwarded-Proto
TRUSTED_PROXIES = env_number("TRUSTED_PROXIES", 0)  # how many proxies in front set X-Forwarded-For
REDIS_URL = env("REDIS_URL")  # empty: `manage.py up` starts its own engine on a unix socket
DATABASE_URL = env("DATABASE_URL")  # empty: SQLite in the data folder
SECRET_KEY = env("SECRET_KEY") or places.kept_secret(DATA_DIR)
METRICS_TOKEN = env("METRICS_TOKEN")  # empty: /metrics answers this machine only
OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_SECRET = env("OIDC_ISSUER"), env("OIDC_CLIENT_ID"), env("OIDC_SECRET")
OIDC_NAME = env("OIDC_NAME", "School account")
OIDC_TEACHER_DOMAINS = env_list("OIDC_TEACHER_DOMAINS")  # e-mail domains whose owners may become teachers
WARM_KERNELS = env_number("WARM_KERNELS", 3)  # kept ready when nobody is here
KERNEL_MEMORY_MIB = env_number("KERNEL_MEMORY_MIB", 0)  # for all warm kernels; 0: a third of the machine
RUN_SLOTS = env_number("RUN_SLOTS", 64)  # runs one worker holds at once; most of them wait for input()
RUN_SECONDS = float(env_number("RUN_SECONDS", 30))
EXTRA_LESSONS = env("LESSONS_DIRS")  # a school's own lessons: folders of them, separated by ":"
TUTOR = env("TUTOR", "1") != "0"  # 0: no help from a model, and no process for it
TUTOR_MODEL = env("TUTOR_MODEL")  # empty: the small one that the site brings; else a folder, a GGUF file or an id
TUTOR_ADAPTER = env("TUTOR_ADAPTER")  # a LoRA's folder, or none; empty: the one that the site brings, for its own model
TUTOR_BACKEND = env("TUTOR_BACKEND", "auto")
TUTOR_DEVICE = env("TUTOR_DEVICE", "auto")  # or cpu, cuda
TUTOR_THREADS = env_number("TUTOR_THREADS", 0)  # of the processor; 0: all cores but one, at least two
TUTOR_MODELS_DIR = Path(env("TUTOR_MODELS_DIR") or DATA_DIR / "models").absolute()  # weights, as they are kept
TUTOR_MODEL_URL = env("TUTOR_MODEL_URL")  # empty: a model server of our own; else any OpenAI-compatible one
TUTOR_MODEL_KEY = env("TUTOR_MODEL_KEY")  # … and its password
TUTOR_CLASSIFIER = env("TUTOR_CLASSIFIER", "1") != "0"  # 0: what a message wants is found by its words alone
TUTOR_GHOST_MS = env_number("TUTOR_GHOST_MS", 400)  # how long grey text may take; the page waits 2,000
LOG_LEVEL = env("LOG_LEVEL", "INFO")
LOG_FORMAT = env("LOG_FORMAT", "words")  # or json
# ──────────────────────────────────────────────────────────────────────────────────────────────────────────

BASE_DIR = Path(__file__).resolve().parents[2]
ENGINE_SOCKET = places.engine_socket(DATA_DIR)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "learn.site.apps.StaticFiles",
    "channels",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "learn.people",
    "runner",
    "projects",
    "learn.lessons",
    "learn.progress",
    "tutor",
    "learn.site.apps.SiteConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "learn.site.web.csp.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "learn.people.accounts.AccountsAreForTeachers",
    "learn.people.doors.LedToTheDoor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "learn.site.web.full_disk.FullDisk",
    "learn.site.web.wrong_methods.NoBlankPage",
]

ROOT_URLCONF = "learn.site.urls"
ASGI_APPLICATION = "learn.site.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,  # allauth's own pages, where we have none
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "learn.site.web.csp.nonce",
            ]
        },
    }
]

# ── Rows ──
if DATABASE_URL:
    # A request has a thread of its own here: a connection kept for the next one would wait for nobody.
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=0)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(DATA_DIR / "db.sqlite3"),
            "OPTIONS": {
                # Writers wait for each other instead of failing; readers never wait.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: what the page shows as saved outlives a power cut too. About a millisecond a save.
                # secure_delete: what was erased is overwritten, also by an SQLite that was built not to.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA secure_delete=ON;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── Engine: broker 0, everything else 1 ──
ENGINE_URL = REDIS_URL or f"unix://{ENGINE_SOCKET}?db=1"
CELERY_BROKER_URL = REDIS_URL or f"redis+socket://{ENGINE_SOCKET}?virtual_host=0"
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [ENGINE_URL]},
    }
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENGINE_URL}}

# ── People ──
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "people:welcome"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 200  # a school year: students have no password to come back with
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = TRUSTED_ORIGINS
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
ACCOUNT_ADAPTER = "learn.people.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "learn.people.account_forms.LoginForm",
    "reauthenticate": "learn.people.account_forms.ReauthenticateForm",
    "change_password": "learn.people.account_forms.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; it says that there are passwords
ACCOUNT_EMAIL_VERIFICATION = "none"  # a school's machine need not be able to send mail
ACCOUNT_RATE_LIMITS = {"login_failed_where_known": "20/5m/key"}
ACCOUNT_USER_DISPLAY = str
MFA_ADAPTER = "learn.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Buildalong"
MFA_TOTP_TOLERANCE = 1  # half a minute: a school's machine without the internet has a clock that is a little wrong
MFA_FORMS = {
    "authenticate": "learn.people.account_forms.AuthenticateForm",
    "reauthenticate": "learn.people.account_forms.ReauthenticateByCodeForm",
    "activate_totp": "learn.people.account_forms.ActivateAppForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
SOCIALACCOUNT_ADAPTER = "learn.people.adapters.SchoolAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads to the school's server would need a hole in our form-action
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "school",
                    "name": OIDC_NAME,
                    "client_id": OIDC_CLIENT_ID,
                    "secret": OIDC_SECRET,
                    "settings": {"server_url": OIDC_ISSUER},
                }
            ],
        }
    }

# ── Pages ──
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # half a page in the browser's language would be worse than none
USE_TZ = True
TIME_ZONE = places.time_zone()
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "learn/site/frontend/built"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "learn.site.web.static_files.ModuleStorage"},
}
WHITENOISE_MAX_AGE = 60
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 40
LARGEST_BODY_BYTES = 12 * 1024 * 1024  # a whole project of files in one upload

# ── Safety: Django 6's name for the policy, read by learn.site.web.csp ──
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'nonce'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "manifest-src": ["'self'"],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 30

# ── Runs ──
RUNNER_KERNEL = "runner.kernels.kernel.open_kernel"

# ── Lessons: of two with the same slug the later folder's counts ──
LESSONS_DIRS = [
    BASE_DIR / "learn/lessons/catalogue",
    *(Path(part) for part in EXTRA_LESSONS.split(":") if part.strip()),
]

# ── Tutor ──
TUTOR_OPEN_MODEL = "tutor.model.opening.open_model"
TUTOR_SOCKET = places.model_socket(DATA_DIR)  # of our own model server
TUTOR_STAGE_FILE = DATA_DIR / "run" / "model.json"  # how far it is while it does not answer yet
if TUTOR_MODEL_URL and not TUTOR_MODEL:
    raise ImproperlyConfigured(
        "TUTOR_MODEL_URL names a model server; TUTOR_MODEL must say what that server calls the model to ask."
    )

# ── Celery ──
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_DEFAULT_QUEUE = "chores"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1  # a run goes to a worker that has a place for it
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# A worker that loses the engine holds on to what it runs, and to its place in the queue.
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 30,
    "socket_connect_timeout": 5,
    "socket_keepalive": True,
}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "forget old sessions": {"task": "learn.site.tasks.forget_old_sessions", "schedule": 60 * 60 * 24},
    "tidy runs": {"task": "runner.tasks.tidy_runs", "schedule": 60 * 60},
    "forget what was put away": {"task": "projects.tasks.forget_what_was_put_away", "schedule": 60 * 60 * 24},
    "thin histories": {"task": "projects.tasks.thin_histories", "schedule": 60 * 60 * 24},
    "forget contents": {"task": "projects.tasks.forget_contents", "schedule": 60 * 60},
    "forget old exchanges": {"task": "tutor.tasks.forget_old_exchanges", "schedule": 60 * 60 * 24},
    "collect what classes give": {"task": "tutor.tasks.collect_gifts", "schedule": 60 * 60 * 24},
    "look at the disk": {"task": "learn.site.tasks.look_at_the_disk", "schedule": 60 * 10},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "run" / "clock")

# ── Logs ──
LOGGING = lines.configuration(level=LOG_LEVEL, as_json=LOG_FORMAT == "json")

TESTING = "pytest" in sys.modules
