"""What is read about rights."""
