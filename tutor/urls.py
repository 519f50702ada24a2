from django.urls import path

from tutor.flywheel import views as flywheel_views
from tutor.pages import alarm_views, class_views, exchange_views, my_views, rules_views

app_name = "tutor"

urlpatterns = [
    path("classes/<uuid:classroom_id>/tutor/", class_views.of_class, name="of_class"),
    path("classes/<uuid:classroom_id>/tutor/most-asked/", class_views.most_asked, name="most_asked"),
    path("classes/<uuid:classroom_id>/tutor/model/", class_views.serving, name="serving"),
    path("classes/<uuid:classroom_id>/tutor/rules/", rules_views.of_class, name="rules"),
    path("classes/<uuid:classroom_id>/tutor/rules/<slug:slug>/", rules_views.of_lesson, name="lesson_rules"),
    path("classes/<uuid:classroom_id>/tutor/exchanges/", exchange_views.exchanges, name="exchanges"),
    path("classes/<uuid:classroom_id>/tutor/exchanges.csv", exchange_views.table, name="table"),
    path("classes/<uuid:classroom_id>/tutor/alarms/", alarm_views.of_class, name="alarms_of_class"),
    path("classes/<uuid:classroom_id>/tutor/giving/", flywheel_views.of_class, name="giving"),
    path("classes/<uuid:classroom_id>/tutor/giving/chosen/", flywheel_views.let_through, name="let_through"),
    path("tutor/gifts/<int:gift_id>/leave-out/", flywheel_views.leave_out, name="leave_out"),
    path("tutor/alarms/", alarm_views.of_all, name="alarms"),
    path("tutor/alarms/<int:alarm_id>/seen/", alarm_views.seen, name="alarm_seen"),
    path("tutor/exchanges/<uuid:exchange_id>/", exchange_views.exchange, name="exchange"),
    path("my/tutor/", my_views.mine, name="mine"),
    path("my/tutor/link/", my_views.link, name="link"),
    path("my/tutor/wish/", my_views.wish, name="wish"),
    path("my/tutor/giving/", flywheel_views.say, name="say"),
]
