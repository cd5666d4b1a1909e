"""A day of all items, mixed as at a real counter, driven through the hall's own doors."""
