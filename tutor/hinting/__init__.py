"""Hints: on a failure, a check that is not met, or beginning; the first made ahead of who asks."""
