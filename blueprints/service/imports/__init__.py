"""Bringing in tickets of another system: one row each, or a log in which each row is a change."""
