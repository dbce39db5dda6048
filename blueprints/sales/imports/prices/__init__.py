"""Bringing in products, with what they cost."""
