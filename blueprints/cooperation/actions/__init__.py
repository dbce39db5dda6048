"""What is done with plans and agreements, by noun."""
