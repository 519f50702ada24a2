"""What makes a lesson complete and good, as far as a machine can tell. `validate.py` puts it together."""
