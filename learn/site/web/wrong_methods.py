"""The address of a form, opened as a page: a tab that is brought back gets a sentence and no blank page."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin


class NoBlankPage(MiddlewareMixin):
    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not isinstance(response, HttpResponseNotAllowed) or not _is_for_a_reader(request):
            return response
        page = render(request, "405.html", status=response.status_code)
        page.headers["Allow"] = response.headers["Allow"]
        return page


def _is_for_a_reader(request: HttpRequest) -> bool:
    is_asked_by_a_script = "HX-Request" in request.headers
    return request.method == "GET" and "text/html" in request.headers.get("Accept", "") and not is_asked_by_a_script
