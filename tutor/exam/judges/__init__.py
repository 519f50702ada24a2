"""Whether an answer is right, told by rules that know the right answer. They share no code with the guard."""
