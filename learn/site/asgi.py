"""The web process: HTTP, and every websocket path in one list."""

import os

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
http = get_asgi_application()

from learn.site.bodies import LimitedBodies  # noqa: E402 - models need the application above
from projects.consumers import ProjectRunConsumer  # noqa: E402

sockets = [
    path("ws/projects/<uuid:project_id>/run/", ProjectRunConsumer.as_asgi()),
]

application = ProtocolTypeRouter(
    {
        "http": LimitedBodies(http),
        "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(sockets))),
    }
)
