"""What a model is told, and how much of a file fits."""
