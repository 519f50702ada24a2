"""What came out of a learner's process, checked and bounded: each byte is an attacker's word."""
