from django.http import HttpRequest, HttpResponse


def gallery(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def fork_starter(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def starter_picture(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def mine(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def workspace(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def fork(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def rename(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def delete(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def restore(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)


def of_class(request: HttpRequest, **ids) -> HttpResponse:
    return HttpResponse(status=501)
