from django.urls import path

from learn.progress import panel_views, views

app_name = "progress"

urlpatterns = [
    path("lessons/", views.all_lessons, name="lessons"),
    path("lessons/<slug:slug>/", views.lesson, name="lesson"),
    path("lessons/<slug:slug>/picture/<str:digest>/", views.picture, name="picture"),
    path("lessons/<slug:slug>/begin/", views.begin, name="begin"),
    path("lessons/<slug:slug>/anew/", views.begin_anew, name="begin_anew"),
    path("lessons/<slug:slug>/alone/<slug:twin>/", views.begin_twin, name="begin_twin"),
    path("lessons/<slug:slug>/done/", views.done, name="done"),
    path("made/", views.made, name="made"),
    path("classes/<uuid:classroom_id>/lessons/", views.of_class, name="of_class"),
    # Before the workspace of projects, at the same address
    path("projects/<uuid:project_id>/", panel_views.workspace, name="workspace"),
    path("projects/<uuid:project_id>/lesson/", panel_views.look, name="panel"),
    path("projects/<uuid:project_id>/lesson/hint/", panel_views.hint, name="hint"),
    path("projects/<uuid:project_id>/lesson/check/", panel_views.check, name="check"),
    path("projects/<uuid:project_id>/lesson/answer/", panel_views.answer, name="answer"),
    path("projects/<uuid:project_id>/lesson/next/", panel_views.go_on, name="next"),
    path("projects/<uuid:project_id>/lesson/changes/", panel_views.changed, name="changes"),
    path("projects/<uuid:project_id>/lesson/undo/", panel_views.undo, name="undo"),
    path("projects/<uuid:project_id>/lesson/leave/", panel_views.leave, name="leave"),
]
