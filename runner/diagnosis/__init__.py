"""What went wrong in a program, found by rules: no model, a few milliseconds, nothing but the source and the failure."""
