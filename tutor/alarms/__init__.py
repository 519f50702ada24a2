"""Whoever needs a person: heard, answered kindly, and told to their teachers."""
