"""Work on many rows at once: chosen and frozen, shown before, done as a job, undone for 30 days."""
