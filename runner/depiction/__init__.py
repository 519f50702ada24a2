"""A drawing, told in words and kept as a picture: both made from what is on its sheet."""
