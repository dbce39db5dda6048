"""What is done with the pool: warned, returned, claimed, given out; and its rules."""
