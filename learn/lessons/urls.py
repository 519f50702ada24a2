from django.urls import path

from learn.lessons import card_views

app_name = "lessons"

urlpatterns = [
    path("cards/", card_views.all_cards, name="cards"),
    path("cards/<slug:slug>/", card_views.card, name="card"),
]
