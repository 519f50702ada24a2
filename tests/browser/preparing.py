"""A browser that has joined the class and has a project, without a page being drawn: most tests begin there."""

from urllib.parse import urljoin
from uuid import uuid4

from playwright.sync_api import APIResponse, BrowserContext


def join(context: BrowserContext, link: str) -> None:
    context.request.get(link)
    send(context, link, form={"nickname": f"Student {uuid4().hex[:6]}"})


def fork(context: BrowserContext, site: str, slug: str) -> str:
    """The address of the new project."""
    answer = send(context, f"{site}/starters/{slug}/fork/", max_redirects=0)
    return urljoin(site, answer.headers["location"])


def put(context: BrowserContext, project: str, files: dict[str, str]) -> None:
    """Exactly these files."""
    address = f"{project}files/"
    known = {file["name"]: file for file in context.request.get(address).json()["files"]}
    for name, text in files.items():
        if file := known.pop(name, None):
            send(context, urljoin(project, file["url"]), "PUT", data={"text": text, "base": file["revision"]})
        else:
            send(context, address, data={"name": name, "text": text})
    for file in known.values():
        send(context, urljoin(project, f"{file['url']}delete/"))


def send(context: BrowserContext, url: str, method: str = "POST", **rest) -> APIResponse:
    token = next(cookie["value"] for cookie in context.cookies(url) if cookie["name"] == "csrftoken")
    answer = context.request.fetch(url, method=method, headers={"X-CSRFToken": token, "Referer": url}, **rest)
    assert answer.status < 400, f"{url} {answer.status} {answer.text()}"
    return answer
