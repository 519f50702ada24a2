"""Help beside the program: rules and words of people first, a local model only through a guard."""
