"""What somebody looks after; past hand-overs; what a successor should know of a customer."""
