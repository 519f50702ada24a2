"""A turtle's commands and the sheet they leave, checked and bounded."""
