"""Right programs to begin with: those of the grammar, all solutions of lessons, all starters."""
