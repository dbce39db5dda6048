"""Which suppliers, what was ordered of them and how it arrived."""
