"""No table that leads to a person is forgotten."""

import pytest
from django.apps import apps

from learn.site.belongings import features
from tests.site.belongings.traces import leading_to_people

pytestmark = pytest.mark.django_db


def test_every_table_that_leads_to_a_person_is_covered():
    covered = {label for feature in features.FEATURES for label in feature.COVERS}
    assert {model._meta.label for model in leading_to_people()} - covered == set(), (
        "These tables lead to a person. Say in their feature's belongings.py what becomes of them: "
        "export_for takes their rows along, erase removes them, COVERS names them."
    )
    assert covered <= {model._meta.label for model in apps.get_models(include_auto_created=True)}
