"""What was, brought back; how long what was put away is kept; which old versions are let go."""
