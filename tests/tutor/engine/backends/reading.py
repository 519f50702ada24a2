"""Requests sent through a back end as the inference thread does it."""

from collections import deque
from collections.abc import Hashable, Iterable

from tutor.engine.backends.backend import Backend, Request, Token


def asked(id: Hashable, ids: list[int], **more) -> Request:
    return Request(id=id, ids=ids, **more)


def read_all(backend: Backend, requests: Iterable[Request]) -> dict[Hashable, list[Token]]:
    """Let in whoever finds room, step until all have ended: what was said to each."""
    line = deque(requests)
    said: dict[Hashable, list[Token]] = {request.id: [] for request in line}
    while line or not backend.is_idle():
        while line and backend.room():
            backend.add(line.popleft())
        for token in backend.step():
            assert not said[token.id] or not said[token.id][-1].is_last
            said[token.id].append(token)
    assert all(tokens[-1].is_last for tokens in said.values())
    return said


def text(tokens: Iterable[Token]) -> str:
    return "".join(token.text for token in tokens)
