"""Grey text: what may be shown of what a model would type next, and what not."""
