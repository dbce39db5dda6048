"""What can be done with partners, what they register, hold and earn."""
