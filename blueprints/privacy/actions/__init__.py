"""What can be done, by noun."""
