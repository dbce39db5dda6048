"""Which plays there are, and who is in them, by noun."""
