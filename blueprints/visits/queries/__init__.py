"""Which follow-ups there are, by noun."""
