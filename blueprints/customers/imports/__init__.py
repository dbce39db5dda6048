"""Bringing in customers: from a list of their own, or as the customers that orders name."""
