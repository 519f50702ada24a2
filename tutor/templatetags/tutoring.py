"""The tutor beside a project: `{% tutor project %}`."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

from projects.models import Project
from tutor import policy

register = template.Library()


@register.inclusion_tag("tutor/_tutor.html", takes_context=True)
def tutor(context: dict[str, Any], project: Project) -> dict[str, Any]:
    """Nothing at all where it is off, and for whoever only looks at the project."""
    user = context["request"].user
    jobs = policy.jobs_of(user, project) if project.owner_id == user.pk else ()
    socket = f"/ws{reverse('projects:workspace', args=[project.pk])}tutor/"
    return {"jobs": jobs, "socket": socket, "is_elsewhere": bool(settings.TUTOR_MODEL_URL)}
