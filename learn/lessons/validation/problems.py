"""What is missing, and what to do."""

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    lesson: str  # its slug, or "cards"
    file: str  # within the lesson: "2-higher-lower/step.toml"; "": the folder itself
    says: str  # plain sentences: what, and what to do

    def __str__(self) -> str:
        return f"{self.lesson}/{self.file}: {self.says}" if self.file else f"{self.lesson}: {self.says}"
