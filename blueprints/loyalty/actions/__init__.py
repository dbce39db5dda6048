"""What is done with tiers, offers and introductions, by noun."""
