"""What is done with selected lines: rules first, each offer run before it is made."""
