"""What people fill in about orders, products and rates, by noun."""
