"""One program in one kernel: warm, used once, talked to by Jupyter's messages."""
