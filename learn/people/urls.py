from django.urls import path

from learn.people.views import entering, teaching

app_name = "people"
urlpatterns = [
    path("welcome/", entering.welcome, name="welcome"),
    path("join/<str:code>/", entering.join, name="join"),
    path("card/", entering.card, name="card"),
    path("back/", entering.come_back, name="come_back"),
    path("sign-out/", entering.sign_out, name="sign_out"),
    path("teach/<str:token>/", teaching.become_teacher, name="become_teacher"),
    path("classes/", teaching.classes, name="classes"),
    path("classes/<uuid:classroom_id>/", teaching.classroom, name="classroom"),
    path("classes/<uuid:classroom_id>/code/", teaching.new_code, name="new_code"),
    path("classes/<uuid:classroom_id>/code.svg", teaching.code_picture, name="code_picture"),
    path("classes/<uuid:classroom_id>/students/<uuid:student_id>/card/", teaching.new_card, name="new_card"),
]
