"""What is done with follow-ups, by noun."""
