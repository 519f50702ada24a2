from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "learn.people"
    label = "people"
