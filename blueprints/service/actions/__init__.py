"""What is done to tickets: opened, answered, moved from state to state, handed over, taken."""
