"""A model of our own: programs broken by known mistakes, run, put into words, learned from."""
