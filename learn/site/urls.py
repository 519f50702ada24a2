from django.urls import include, path

from learn.site import health, pages

urlpatterns = [
    path("", pages.home, name="home"),
    path("network/", pages.network, name="network"),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("accounts/", include("allauth.urls")),
    path("", include("learn.people.urls")),
    path("", include("projects.urls")),
]
