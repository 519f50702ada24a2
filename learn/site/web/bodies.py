"""A bound on what one request may send, before Django writes it to the disk."""

from django.conf import settings
from django.template.loader import render_to_string

REFUSAL = b"That is more than this site takes at once. Send fewer or smaller files."


class LimitedBodies:
    """Answers 413 to a body larger than `settings.LARGEST_BODY_BYTES`, announced or not."""

    def __init__(self, application):
        self.application = application

    async def __call__(self, scope, receive, send) -> None:
        most = settings.LARGEST_BODY_BYTES
        if announced_size(scope) > most:
            await refuse(scope, send)
            return
        arrived, answered = 0, False

        async def counted():
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            # Django stops reading when the browser is gone, and answers nothing.
            return {"type": "http.disconnect"} if arrived > most else message

        async def watched(message) -> None:
            nonlocal answered
            if arrived <= most:
                answered = True
                await send(message)

        await self.application(scope, counted, watched)
        if arrived > most and not answered:
            await refuse(scope, send)


def announced_size(scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def refuse(scope, send) -> None:
    """A form that was sent gets a page; whoever asks for less, the sentence."""
    kind, body = ("html", page()) if wants_page(scope) else ("plain", REFUSAL)
    headers = [(b"content-type", f"text/{kind}; charset=utf-8".encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def wants_page(scope) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def page() -> bytes:
    return render_to_string("413.html", {"sentence": REFUSAL.decode()}).encode()
