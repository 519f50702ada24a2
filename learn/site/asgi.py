"""The web process: HTTP, and every door of a run in one list: by websocket, or by HTTP where none passes."""

import os

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
pages = get_asgi_application()

from learn.lessons.card_consumers import CardRunConsumer  # noqa: E402 - models need the application above
from learn.site.web.bodies import LimitedBodies  # noqa: E402
from learn.site.web.doors import Doors, OwnPagesOnly  # noqa: E402
from learn.site.web.echo import EchoConsumer  # noqa: E402
from projects.shared_consumers import SharedRunConsumer  # noqa: E402
from tutor.consumers import TutorConsumer  # noqa: E402
from tutor.planning.consumers import PlanRunConsumer  # noqa: E402

sockets = [
    path("ws/network/", EchoConsumer.as_asgi()),
    path("ws/projects/<uuid:project_id>/run/", PlanRunConsumer.as_asgi()),
    path("ws/projects/<uuid:project_id>/tutor/", TutorConsumer.as_asgi()),
    path("ws/cards/<slug:slug>/run/", CardRunConsumer.as_asgi()),
    path("ws/shared/<slug:token>/<slug:visit>/run/", SharedRunConsumer.as_asgi()),
]
doors = AuthMiddlewareStack(URLRouter(sockets))

application = ProtocolTypeRouter(
    {
        "http": LimitedBodies(Doors(sockets, OwnPagesOnly(doors), pages)),
        "websocket": AllowedHostsOriginValidator(doors),
    }
)
