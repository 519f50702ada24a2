"""What lines of a beginner's program do, in plain words: a sentence a statement, read from the syntax tree alone."""

from tutor.acting.explaining.lines import Explained, explain

__all__ = ["Explained", "explain"]
