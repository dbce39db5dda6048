"""The forms of the domain, by noun."""
