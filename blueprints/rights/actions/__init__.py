"""What administrators decide about rights."""
