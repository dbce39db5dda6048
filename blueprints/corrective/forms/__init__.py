"""Corrective actions as people enter them."""
