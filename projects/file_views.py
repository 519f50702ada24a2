from django.http import HttpRequest, HttpResponse


def files(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def file(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def rename(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def delete(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def restore(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def download(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def picture(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def upload(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)
