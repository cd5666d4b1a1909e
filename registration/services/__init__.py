"""What may be done to the register."""
