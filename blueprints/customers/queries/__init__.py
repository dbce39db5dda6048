"""Which customers, people and orders, by noun."""
