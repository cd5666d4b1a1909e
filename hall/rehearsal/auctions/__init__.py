"""演练: a simulated quarter of sales by courts, from the inquiry to the register, each deadline accounted."""
