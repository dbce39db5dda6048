"""What is done with plays and customers in them, by noun."""
