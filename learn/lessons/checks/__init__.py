"""Whether a program does what a step asks: its trial's observation is compared here, outside the box."""
