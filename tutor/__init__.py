"""Help from a local model. Arrives with the Tutor issue; nothing imports it yet."""
