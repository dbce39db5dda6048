"""Which corrective actions there are, and what led to them."""
