"""What can be done to parties and customers, by noun."""
