from django.urls import path

from projects import deleted_views, file_views, history_views, place_views, views
from projects.exchange import views as exchange

app_name = "projects"

urlpatterns = [
    path("starters/", views.gallery, name="gallery"),
    path("starters/<slug:slug>/fork/", views.fork_starter, name="fork_starter"),
    path("starters/<slug:slug>/picture/<str:digest>/", views.starter_picture, name="starter_picture"),
    path("projects/", views.mine, name="mine"),
    path("projects/bring/", exchange.bring, name="bring"),
    path("projects/deleted/", deleted_views.recently_deleted, name="recently_deleted"),
    path("projects/paste/", exchange.paste, name="paste"),
    path("projects/<uuid:project_id>/", views.workspace, name="workspace"),
    path("projects/<uuid:project_id>/paste/", exchange.paste_into, name="paste_into"),
    path("projects/<uuid:project_id>/as/zip/", exchange.as_zip, name="as_zip"),
    path("projects/<uuid:project_id>/as/notebook/", exchange.as_notebook, name="as_notebook"),
    path("projects/<uuid:project_id>/as/page/", exchange.as_page, name="as_page"),
    path("projects/<uuid:project_id>/fork/", views.fork, name="fork"),
    path("projects/<uuid:project_id>/title/", views.rename, name="rename"),
    path("projects/<uuid:project_id>/delete/", views.delete, name="delete"),
    path("projects/<uuid:project_id>/restore/", views.restore, name="restore"),
    path("classes/<uuid:classroom_id>/projects/", views.of_class, name="of_class"),
    path("projects/<uuid:project_id>/files/", file_views.files, name="files"),
    path("projects/<uuid:project_id>/files/<uuid:file_id>/", file_views.file, name="file"),
    path("projects/<uuid:project_id>/files/<uuid:file_id>/name/", file_views.rename, name="rename_file"),
    path("projects/<uuid:project_id>/files/<uuid:file_id>/delete/", file_views.delete, name="delete_file"),
    path("projects/<uuid:project_id>/files/<uuid:file_id>/restore/", file_views.restore, name="restore_file"),
    path("projects/<uuid:project_id>/files/<uuid:file_id>/download/", file_views.download, name="download"),
    path("projects/<uuid:project_id>/files/<uuid:file_id>/picture/", file_views.picture, name="picture"),
    path("projects/<uuid:project_id>/files/<uuid:file_id>/settle/", place_views.settle, name="settle"),
    path("projects/<uuid:project_id>/place/", place_views.place, name="place"),
    path(
        "projects/<uuid:project_id>/files/<uuid:file_id>/bring-back/",
        deleted_views.bring_back_file,
        name="bring_back_file",
    ),
    path("projects/<uuid:project_id>/upload/", file_views.upload, name="upload"),
    path("projects/<uuid:project_id>/history/", history_views.history, name="history"),
    path("projects/<uuid:project_id>/history/<int:version_id>/", history_views.version, name="version"),
    path("projects/<uuid:project_id>/history/<int:version_id>/picture/", history_views.picture, name="version_picture"),
    path("projects/<uuid:project_id>/history/<int:version_id>/back/", history_views.bring_back, name="bring_back"),
    path(
        "projects/<uuid:project_id>/history/<int:version_id>/all_back/",
        history_views.bring_all_back,
        name="bring_all_back",
    ),
    path("projects/<uuid:project_id>/history/<int:version_id>/name/", history_views.name_moment, name="name_moment"),
    path("projects/<uuid:project_id>/files/<uuid:file_id>/beginning/", history_views.beginning, name="beginning"),
]
