from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "learn.site"
    label = "site"

    def ready(self) -> None:
        # `shared_task`s find their application only once it exists.
        from learn.site import celery  # noqa: F401
