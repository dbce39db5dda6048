"""Which tickets, and what is told of them."""
