"""Runs INSIDE the sandbox, under the learners' Python. Knows nothing of the site; nothing here is trusted."""
