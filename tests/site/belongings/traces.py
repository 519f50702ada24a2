"""Which tables lead to a person, and what stands in them."""

import uuid

from django.apps import apps
from django.db import models
from django.utils import timezone

from learn.people.models import Classroom, User
from runner import messages
from runner.messages import Finished, Output
from runner.models import Run

MARK = "zebrafinch"  # stands in all that is of the student, and nowhere else


def ran(student, project, text, digests):
    events = [Output(stream="stdout", text=text), Finished(outcome="finished")]
    Run.objects.create(
        owner=student,
        place=project.place,
        files=digests,
        entry="main.py",
        state="ended",
        transcript="\n".join(messages.encode(event).decode() for event in events),
        lease_until=timezone.now(),
    )


def paths_to_people(model, seen=()):
    """The ways along foreign keys from a table to the one of people, as filters are written."""
    if model is User:
        return ["pk"]
    found = []
    for field in model._meta.concrete_fields:
        other = field.related_model
        if other and (model, field.name) not in seen:
            deeper = paths_to_people(other, (*seen, (model, field.name))) if len(seen) < 5 else []
            found += [field.name if path == "pk" else f"{field.name}__{path}" for path in deeper]
    return found


def leading_to_people():
    return [model for model in apps.get_models(include_auto_created=True) if paths_to_people(model)]


def of_person(model, person):
    question = models.Q()
    for path in paths_to_people(model):
        question |= models.Q(**{path: person.pk})
    return model._base_manager.filter(question)


def is_of_students(model):
    """A class, and what hangs on it alone, is its teacher's."""
    return any(not path.endswith("teacher") for path in paths_to_people(model))


def filled(model, person):
    """A row of that table with the mark in every text, hanging on what the person has."""
    needed = [field for field in model._meta.concrete_fields if not (field.primary_key or field.null)]
    needed = [field for field in needed if field.related_model or not (field.has_default() or field.blank)]
    values = {field.name: value_for(field, person) for field in needed}
    return model._base_manager.create(**{name: value for name, value in values.items() if value is not None})


def value_for(field, person):
    if field.related_model is Classroom:
        return person.memberships.first().classroom
    if field.related_model:
        is_anybodys = not paths_to_people(field.related_model)  # a group, a permission
        rows = field.related_model._base_manager.all() if is_anybodys else of_person(field.related_model, person)
        return rows.first() or filled(field.related_model, person)
    match field:
        case models.CharField() | models.TextField() if not field.choices:
            return f"{MARK}{uuid.uuid4().hex}"[: field.max_length]
        case models.CharField():
            return field.choices[0][0]
        case models.DateTimeField():
            return timezone.now()
        case models.JSONField():
            return {"of": MARK}
        case models.IntegerField():
            return 1


def everything_kept():
    """Every value of every row, as text."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values_list():
            for value in row:
                is_bytes = isinstance(value, bytes | memoryview)
                yield model._meta.label, bytes(value).decode("latin-1") if is_bytes else str(value)
