"""What was asked and said: kept, counted, shown to its student and their teachers, and forgotten."""
