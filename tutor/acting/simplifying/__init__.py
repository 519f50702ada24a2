"""Rewrites that are surely shorter and surely do the same, found in the syntax tree."""

from tutor.acting.simplifying.simplify import Simpler, simplify

__all__ = ["Simpler", "simplify"]
