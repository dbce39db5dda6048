"""What is entered, by noun."""
