"""What went wrong in a program, found by rules: no model, milliseconds, nothing but the source and the failure."""
