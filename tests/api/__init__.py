"""What programs do by tokens."""
