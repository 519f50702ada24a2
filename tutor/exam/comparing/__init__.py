"""Is a model of our own better than the one it was made of, and better than none? Asked the same, judged the same."""
