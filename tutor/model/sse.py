"""Server-sent events as they come in, from somebody who may send anything."""

from collections.abc import AsyncGenerator, AsyncIterator

from tutor.errors import ModelBroke

LONGEST_LINE = 64 * 1024  # bytes
END = b"[DONE]"


async def datas(chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    """What stands behind each `data:`, until the word that ends them.

    Raises ModelBroke where they break off without that word, or a line does not end.
    """
    rest = b""
    async for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        if len(rest) > LONGEST_LINE:
            break
        for line in lines:
            if line.startswith(b"data:"):
                data = line.removeprefix(b"data:").strip()
                if data == END:
                    return
                yield data
    raise ModelBroke("line without end" if len(rest) > LONGEST_LINE else "broke off")
