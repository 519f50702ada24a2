"""A file that somebody wishes for: data to build with, from packs written by hand, run before it is offered."""

from tutor.generation.writing import write

__all__ = ["write"]
