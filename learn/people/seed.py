"""What is there before anybody has come."""

from django.db import IntegrityError, transaction

from learn.people.classrooms import change_code, open_class
from learn.people.models import Classroom


def demo_class() -> Classroom:
    """A class to join at once. The first teacher takes it over; until then its code never stays expired."""
    classroom = Classroom.objects.filter(is_demo=True).first()
    if classroom is None:
        try:
            with transaction.atomic():
                return open_class(name="First class", is_demo=True)
        except IntegrityError:  # another process was faster
            return Classroom.objects.get(is_demo=True)
    if classroom.teacher is None and not classroom.is_open:
        return change_code(classroom)
    return classroom
