from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig

from learn.site.logs import lines


class SiteConfig(AppConfig):
    name = "learn.site"
    label = "site"

    def ready(self) -> None:
        lines.configure_structlog()
        # `shared_task`s find their application only once it exists.
        from learn.site import celery  # noqa: F401


class StaticFiles(StaticFilesConfig):
    # htmx 4 is a beta, and what its extensions import is not there to be found.
    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "ext", "htmx-4*", "htmax-4*", "htmx-2.js"]
