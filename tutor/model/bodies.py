"""The body of an answer from somebody who may send anything, and without an end."""

import httpx


async def whole(response: httpx.Response, most: int) -> bytes:
    """All of it; nothing where it has more bytes than `most`."""
    body = b""
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > most:
            return b""
    return body
