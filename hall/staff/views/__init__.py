"""Pages of the staff room: log-in, second factor, password, and the unmasking of personal data."""
