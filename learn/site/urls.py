from django.urls import include, path

from learn.site.belongings import views as belongings
from learn.site.health import views as health
from learn.site.web import pages

urlpatterns = [
    path("", pages.home, name="home"),
    path("network/", pages.network, name="network"),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("my-work.zip", belongings.my_work, name="my_work"),
    path("classes/<uuid:classroom_id>/students/<uuid:student_id>/", belongings.student, name="student"),
    path(
        "classes/<uuid:classroom_id>/students/<uuid:student_id>/everything.zip",
        belongings.export_student,
        name="export_student",
    ),
    path(
        "classes/<uuid:classroom_id>/students/<uuid:student_id>/erase/",
        belongings.erase_student,
        name="erase_student",
    ),
    path("accounts/", include("allauth.urls")),
    path("", include("learn.people.urls")),
    path("", include("learn.lessons.urls")),
    path("", include("learn.progress.urls")),  # before projects: a lesson's project has a workspace of its own
    path("", include("projects.urls")),
    path("", include("tutor.urls")),
]
