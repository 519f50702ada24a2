"""Who comes by, and what they see."""

from django.test import Client
from django.urls import reverse

from projects.models import ClassSharing
from tests.projects.conftest import signed_in

PEOPLE = ["nobody", "stranger", "classmate", "other teacher", "teacher", "owner"]


def browser(people, who):
    return signed_in(people[who]) if people[who] else Client()


def open_for(classroom, audience):
    ClassSharing.objects.update_or_create(classroom=classroom, defaults={"audience": audience})


def gallery(people, who, classroom):
    return browser(people, who).get(reverse("projects:class_gallery", args=[classroom.pk])).content.decode()
