"""Which orders, products and rates, by noun."""
