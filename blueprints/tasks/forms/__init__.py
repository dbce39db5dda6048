"""The forms of tasks: one, or many at once."""
