"""Customers by where they stand and stood, by score, by the rules on trial."""
