"""Which customers lie in the pool, or are about to; what happened to them; the rules."""
