"""How a learner's process is fenced in, and how much of the machine it gets."""
