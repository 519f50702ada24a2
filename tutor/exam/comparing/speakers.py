"""The same server asked in two ways: with its adapter, or with the weights that the adapter was made for."""

import dataclasses
from collections.abc import AsyncIterator

from tutor.model.asking import AboutModel, Asked, Model, Piece


@dataclasses.dataclass(frozen=True)
class Speaker:
    model: Model
    has_adapter: bool

    async def about(self) -> AboutModel:
        told = await self.model.about()
        return told if self.has_adapter else dataclasses.replace(told, digest=base_of(told.digest), form=0)

    def stream(self, asked: Asked) -> AsyncIterator[Piece]:
        return self.model.stream(dataclasses.replace(asked, uses_adapter=self.has_adapter))


def base_of(digest: str) -> str:
    return digest.partition("+")[0]
