"""A request that meets a full disk is answered with a sentence that helps, not as a fault."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

from learn.site import trouble

SENTENCE = (
    "The disk of this site is full, so nothing can be saved right now. What you typed stays on this device and is "
    "saved when there is room again. Please tell your teacher."
)
INSUFFICIENT_STORAGE = 507


class FullDisk(MiddlewareMixin):
    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if trouble.sentence(exception) != trouble.FULL:
            return None
        if "application/json" in request.headers.get("Accept", "") or request.content_type == "application/json":
            return JsonResponse({"message": SENTENCE}, status=INSUFFICIENT_STORAGE)
        return render(request, "500.html", {"sentence": SENTENCE}, status=INSUFFICIENT_STORAGE)
